package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.trainer.dataset.rendering.DrawnSeries;
import io.inkstream.trainer.dataset.splitting.DatasetLock;
import io.inkstream.trainer.training.TrainedNetwork;
import io.inkstream.trainer.training.TrainingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code train tune} and {@code train compare}. */
class SearchCommandsTest {

    @TempDir private Path folder = Path.of(".");
    private final StringWriter errors = new StringWriter();

    @BeforeEach
    void makeUpData() throws IOException {
        new DrawnSeries(6).writeWaves(folder.resolve("waves"), 60);
    }

    @Test
    void fourNetworksLearnFromTheSameSplitAndStandInOneTable()
            throws IOException, TrainingException {
        assertThat(search("compare")).isZero();

        List<String> csv = Files.readAllLines(folder.resolve("out/trials.csv"));
        assertThat(csv.getFirst()).isEqualTo("run,what,weights,accuracy.waves,error,lines,seconds");
        assertThat(csv.stream().skip(1).map(row -> row.split(",", 2)[0]))
                .containsExactlyInAnyOrder("cnn-lstm", "cnn", "lstm", "transformer");
        assertThat(folder.resolve("out/trials.md"))
                .content()
                .contains("| Transformer |", "| CNN-LSTM |");
        DatasetLock split = lock("cnn");
        assertThat(lock("transformer")).isEqualTo(split);
        assertThat(lock("lstm")).isEqualTo(split);
        assertThat(split.sets().getFirst().measured()).isPositive();
        assertThat(network("lstm")).isEqualTo("i2x50 H Lf128 Lf64,last F50,relu softmax");
        assertThat(network("transformer")).contains("T4,128 T4,128 N avg");
    }

    @Test
    void aSearchTriesDeclaredValuesAndReleasesTheBest() throws IOException, InvalidModelException {
        String small = "i2x50 H Lf8,last softmax";
        String other = "i2x50 c3x3,4,plain m1x2 flat softmax";

        assertThat(
                        search(
                                "tune",
                                "--runs",
                                "3",
                                "--try",
                                "network.layers=%s|%s".formatted(small, other),
                                "--try",
                                "optimiser.learningRate=0.001|0.01",
                                "--set",
                                "network.preset=''",
                                "--set",
                                "network.height=2"))
                .isZero();

        List<String> csv = Files.readAllLines(folder.resolve("out/trials.csv"));
        assertThat(csv).hasSize(4);
        assertThat(csv.stream().skip(1).distinct()).hasSize(3);
        String best = csv.get(1).split(",", 2)[0];
        assertThat(
                        ModelFile.read(
                                        folder.resolve("out")
                                                .resolve(best)
                                                .resolve("model/model.onnx"))
                                .description()
                                .network())
                .isIn(small, other);
    }

    @Test
    void aValueThatCannotBeIsFoundBeforeTheFirstTraining() {
        assertThat(search("tune", "--try", "optimiser.learningRate=0.001|-1")).isEqualTo(1);

        assertThat(errors.toString()).contains("optimiser.learningRate");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void linesAreNotCompared() {
        CommandLine command = TrainerMain.commandLine();
        command.setErr(new PrintWriter(errors, true));

        int result =
                command.execute(
                        "train",
                        "compare",
                        "recipes/smoke.yaml",
                        "-o",
                        folder.resolve("out").toString());

        assertThat(result).isEqualTo(1);
        assertThat(errors.toString()).contains("train compare is for classes and numbers");
    }

    private int search(String verb, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "train",
                                verb,
                                "recipes/cnn-lstm.yaml",
                                "--data_path",
                                folder.resolve("waves").toString(),
                                "--set",
                                "training.epochs=0",
                                "--set",
                                "training.steps=3",
                                "--set",
                                "training.precision=fp32",
                                "-o",
                                folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        CommandLine command = TrainerMain.commandLine();
        command.setErr(new PrintWriter(errors, true));
        return command.execute(arguments.toArray(String[]::new));
    }

    private DatasetLock lock(String run) throws IOException {
        return DatasetLock.read(folder.resolve("out").resolve(run).resolve(DatasetLock.FILE));
    }

    private String network(String run) throws IOException, TrainingException {
        return TrainedNetwork.read(folder.resolve("out").resolve(run).resolve("best.net"))
                .network()
                .spec()
                .tokens();
    }
}
