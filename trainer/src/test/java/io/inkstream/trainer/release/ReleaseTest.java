package io.inkstream.trainer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.decoding.DecodedCharacter;
import io.inkstream.recognition.decoding.GreedyDecoder;
import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.Logits;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import io.inkstream.trainer.training.Libtorch;
import io.inkstream.trainer.training.TrainedNetwork;
import io.inkstream.trainer.training.TrainingException;
import io.inkstream.trainer.training.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {

    private static final LineBatch LINES = Networks.noise(200, 133, 64, 71, 199);

    @TempDir private Path folder;
    private final List<String> log = new ArrayList<>();

    @BeforeAll
    static void prepare() {
        Libtorch.prepare(3);
    }

    @Test
    void allFilesAreWrittenAndSayWhatWasMeasured()
            throws IOException,
                    InferenceException,
                    InvalidModelException,
                    ReleaseRefusedException,
                    RecipeException,
                    TrainingException {
        Network network = Networks.network("c3x3,8,s2x2 h L6");

        release(network, LINES).write(folder, List.of(LINES), true);

        assertThat(folder).isDirectoryContaining("glob:**model.onnx");
        for (String file : List.of("model.onnx", "model.fp16.onnx")) {
            ModelDescription description = ModelFile.read(folder.resolve(file)).description();
            assertThat(description.metrics()).containsOnlyKeys("cer.noise");
            assertThat(description.temperature())
                    .isBetween(Temperature.LOWEST, Temperature.HIGHEST)
                    .isNotEqualTo(1);
        }
        assertThat(folder.resolve("card.md")).content().contains("| model.onnx | ");
        assertThat(folder.resolve("eval.json")).content().contains("\"model.fp16.onnx\"");
        assertThat(folder.resolve("recipe.yaml")).isNotEmptyFile();
    }

    /** What goes to small devices has a limit, and nothing is written beyond it. */
    @Test
    void aFileThatIsTooLargeIsRefused()
            throws IOException,
                    InferenceException,
                    InvalidModelException,
                    ReleaseRefusedException,
                    RecipeException,
                    TrainingException {
        Network network = Networks.network("c3x3,8,s2x2 h L6");
        release(network, LINES).limited(100_000).write(folder, List.of(LINES), true);
        assertThat(folder.resolve("model.fp16.onnx")).isNotEmptyFile();
        assertThat(log).anyMatch(line -> line.matches("fp32: [0-9,]+ bytes, .* on one thread"));

        Path other = folder.resolve("other");
        assertThatExceptionOfType(ReleaseRefusedException.class)
                .isThrownBy(() ->
                        release(network, LINES).limited(500).write(other, List.of(LINES), true))
                .withMessageContaining("more than the 500 that are allowed");
        assertThat(other).doesNotExist();
    }

    /** One weight of the first kernel is another: the file is sound, but not the network. */
    @Test
    void aDamagedWeightIsNoticedAndNothingIsWritten()
            throws IOException,
                    InferenceException,
                    InvalidModelException,
                    RecipeException,
                    TrainingException {
        Network network = Networks.network("c3x3,8,s2x2 h L6");
        Release release = release(network, LINES);
        Candidate exact = release.candidate("fp32", d -> OnnxWriter.fp32(network, d));
        byte[] damaged = exact.file().clone();
        float first = ModelConstants.of(damaged).next("kernel", 72)[0];
        replace(damaged, first, first + 0.5f);
        Candidate other = new Candidate(exact.description(), damaged, exact.results());

        assertThatExceptionOfType(ReleaseRefusedException.class)
                .isThrownBy(() -> release.write(folder.resolve("new"), other, List.of()))
                .withMessageContaining("is not the trained network")
                .withMessageContaining("in a log probability");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void withoutMeasuredLinesNothingIsWritten()
            throws RecipeException, IOException, TrainingException {
        Network network = Networks.network("c3x3,8,s2x2 h");
        Release release =
                new Release(
                        recipe(),
                        new TrainedNetwork(network, Networks.CLASSES.charset()),
                        new Validation(Map.of()),
                        "",
                        log::add);

        assertThatExceptionOfType(ReleaseRefusedException.class)
                .isThrownBy(() -> release.write(folder.resolve("new"), List.of(LINES), false))
                .withMessageContaining("no lines to compare");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void aSmallerFileThatReadsWorseIsLeftOutAndRemoved()
            throws IOException,
                    InferenceException,
                    InvalidModelException,
                    ReleaseRefusedException,
                    RecipeException,
                    TrainingException {
        Network network = Networks.network("c3x3,8,s2x2 h L6");
        Release release = release(network, LINES);
        Candidate exact = release.candidate("fp32", d -> OnnxWriter.fp32(network, d));
        Candidate good = read(exact, "fp32", 970, 1000);
        Candidate fair = read(exact, "fp16", 969.3, 1000);
        Candidate bad = read(exact, "int8", 969, 1000);
        Files.writeString(folder.resolve("model.int8.onnx"), "of an earlier export");

        release.write(folder, good, List.of(fair, bad));

        assertThat(folder.resolve("model.fp16.onnx")).exists();
        assertThat(folder.resolve("model.int8.onnx")).doesNotExist();
        assertThat(log)
                .anySatisfy(line -> assertThat(line).contains("model.int8.onnx is not shipped"));
    }

    /** Recognition divides log probabilities by the temperature that the file states. */
    @Test
    void theStatedTemperatureIsApplied()
            throws IOException, InferenceException, InvalidModelException, RecipeException {
        Network network = Networks.network("c3x3,8,s2x2 h L6");
        ModelDescription plain = Networks.description(network, "fp32");
        Map<String, String> entries = new TreeMap<>(plain.toMetadata());
        entries.put("temperature", "2.5");
        byte[] file = OnnxWriter.fp32(network, ModelDescription.ofMetadata(entries));
        try (ExportedLines model = (ExportedLines) ExportedModel.open(file)) {
            Logits logits = model.infer(LINES.lines().getFirst());
            DecodedCharacter first = model.decode(logits).symbols().getFirst();

            int step = surest(logits, first);
            int symbol = plain.charset().indexOf(first.text());
            double sum = 0;
            for (int other = 0; other < logits.classes(); other++) {
                sum += Math.exp(logits.at(step, other) / 2.5);
            }
            assertThat(first.confidence())
                    .isCloseTo(Math.exp(logits.at(step, symbol) / 2.5) / sum, within(1e-6));
            assertThat(new GreedyDecoder(plain.charset(), 1).decode(logits).confidence())
                    .isGreaterThan(model.decode(logits).confidence());
        }
    }

    private static int surest(Logits logits, DecodedCharacter character) {
        int symbol = Networks.CLASSES.charset().indexOf(character.text());
        int best = character.firstStep();
        for (int step = best; step <= character.lastStep(); step++) {
            if (logits.at(step, symbol) > logits.at(best, symbol)) {
                best = step;
            }
        }
        return best;
    }

    /** With so many characters per thousand lines of one character read right. */
    private static Candidate read(Candidate like, String precision, double right, int lines) {
        Map<String, String> entries = new TreeMap<>(like.description().toMetadata());
        entries.put("precision", precision);
        Accuracy sum = Accuracy.NONE;
        for (int i = 0; i < 10 * lines; i++) {
            sum = sum.plus(Accuracy.of("a", i < 10 * right ? "a" : "b"));
        }
        try {
            return new Candidate(
                    ModelDescription.ofMetadata(entries),
                    like.file(),
                    new TreeMap<>(Map.of("made", SetResult.ofLines(sum))));
        } catch (InvalidModelException e) {
            throw new AssertionError(e);
        }
    }

    private static void replace(byte[] file, float from, float to) {
        int wanted = Integer.reverseBytes(Float.floatToRawIntBits(from));
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(file);
        for (int at = 0; at <= file.length - 4; at++) {
            if (bytes.getInt(at) == wanted) {
                bytes.putInt(at, Integer.reverseBytes(Float.floatToRawIntBits(to)));
                return;
            }
        }
        throw new AssertionError("the weight is not in the file");
    }

    private Release release(Network network, LineBatch lines)
            throws RecipeException, IOException, TrainingException {
        List<TextLine> read = lines.lines();
        return new Release(
                recipe(),
                new TrainedNetwork(network, Networks.CLASSES.charset()),
                new Validation(Map.of("noise", read)),
                "",
                log::add);
    }

    private static Recipe recipe() throws RecipeException, IOException {
        return RecipeFile.read(Path.of("recipes/smoke.yaml"), Map.of());
    }
}
