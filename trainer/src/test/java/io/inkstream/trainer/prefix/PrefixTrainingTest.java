package io.inkstream.trainer.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.training.Libtorch;
import io.inkstream.trainer.training.TrainingEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrefixTrainingTest {

    private static final PrefixForm FORM = PrefixForm.of(ResNet.Size.RESNET_TINY);
    private static final List<String> WORDS = List.of("abc", "cab", "bb");

    @TempDir private Path folder = Path.of(".");
    private final List<TrainingEvent.Measured> epochs = new ArrayList<>();

    @BeforeAll
    static void prepare() {
        Libtorch.prepare(5);
    }

    @Test
    void theBranchesHaveTheOriginsSizes() {
        PrefixNetwork network = new PrefixNetwork(FORM, 9);
        network.eval();
        try (PointerScope _ = new PointerScope()) {
            Tensor prefix = Tensor.create(new long[2 * FORM.length()], 2, FORM.length());
            int features = ResNet.features(FORM.size(), FORM.height(), FORM.width());

            Tensor scores = network.scores(torch.rand(2, features), prefix);

            assertThat(network.textValues(prefix).size(1)).isEqualTo(64);
            assertThat(scores.size(0)).isEqualTo(2);
            assertThat(scores.size(1)).isEqualTo(9);
            assertThat(network.named_parameters().get("image.weight").size(0)).isEqualTo(128);
            assertThat(network.named_parameters().get("joined.weight").size(0)).isEqualTo(128);
            assertThat(network.named_parameters().get("joined.weight").size(1)).isEqualTo(192);
            // four gates of 64 cells, both ways
            assertThat(network.named_parameters().get("lstm.weight_hh_l0_reverse").size(0))
                    .isEqualTo(256);
        }
    }

    @Test
    void whatComesNextIsLearntFromPictureAndTextWhileTheBackboneStays() throws IOException {
        PrefixWords words = words(24);
        PrefixModel model = PrefixModel.fresh(FORM, Vocabulary.of(WORDS));
        String before = model.network().backbone().digest();
        Path file = folder.resolve("model.prefix");

        train(model, new PrefixSettings(30, 16, 30, 0.002, 0, 3), file, words);

        assertThat(model.network().backbone().digest()).isEqualTo(before);
        assertThat(epochs.getLast().meanLoss()).isLessThan(epochs.getFirst().meanLoss() / 3);
        PrefixModel best = PrefixModel.read(file);
        for (TextLine word : words.measured()) {
            assertThat(best.next(word, "").getFirst().token())
                    .isEqualTo(word.text().substring(0, 1));
            assertThat(best.transcribe(word)).isEqualTo(word.text());
        }
        List<PrefixModel.Next> next = best.next(words.measured().getFirst(), "a");
        assertThat(next)
                .hasSize(5)
                .isSortedAccordingTo((a, b) -> Double.compare(b.probability(), a.probability()));
        assertThat(next.stream().mapToDouble(PrefixModel.Next::probability).sum())
                .isBetween(0.999, 1.001);
    }

    @Test
    void theBackboneLearnsOnceItIsUnfrozen() throws IOException {
        PrefixModel model = PrefixModel.fresh(FORM, Vocabulary.of(WORDS));
        String before = model.network().backbone().digest();

        train(
                model,
                new PrefixSettings(1, 16, 1, 0.001, 1000, 3),
                folder.resolve("kept.prefix"),
                words(6));
        assertThat(model.network().backbone().digest()).isEqualTo(before);

        train(
                model,
                new PrefixSettings(1, 16, 1, 0.001, 2, 3),
                folder.resolve("freed.prefix"),
                words(6));
        assertThat(model.network().backbone().digest()).isNotEqualTo(before);
    }

    @Test
    void trainingEndsWhenTheLossGetsNoSmaller() throws IOException {
        PrefixModel model = PrefixModel.fresh(FORM, Vocabulary.of(WORDS));

        train(
                model,
                new PrefixSettings(50, 16, 2, 1, 0, 3),
                folder.resolve("model.prefix"),
                words(6));

        assertThat(epochs).hasSizeLessThan(50);
    }

    @Test
    void charactersThatAreNotKnownAreUnknownAndPrefixesArePaddedInFront() {
        Vocabulary vocabulary = Vocabulary.of(WORDS);

        int[] text = vocabulary.encode("axb");

        assertThat(text).containsExactly(2, Vocabulary.UNKNOWN, 3);
        assertThat(vocabulary.prefix(text, 2, 4)).containsExactly(0, 0, 2, 1);
        assertThat(vocabulary.prefix(text, 3, 2)).containsExactly(1, 3);
        assertThat(vocabulary.tokens()).containsExactly("", "\uFFFD", "a", "b", "c");
    }

    @Test
    void weightsWithoutTheirVocabularyAreRefused() {
        Path file = folder.resolve("weights.prefix");
        try (PointerScope _ = new PointerScope()) {
            OutputArchive archive = new OutputArchive();
            new PrefixNetwork(FORM, 5).save(archive);
            archive.save_to(file.toString());
        }

        assertThatIOException()
                .isThrownBy(() -> PrefixModel.read(file))
                .withMessageContaining("does not say its vocabulary");
    }

    private void train(PrefixModel model, PrefixSettings settings, Path file, PrefixWords words)
            throws IOException {
        new PrefixTraining(
                        model,
                        settings,
                        file,
                        event -> {
                            if (event instanceof TrainingEvent.Measured measured) {
                                epochs.add(measured);
                            }
                        })
                .run(words);
    }

    private static PrefixWords words(int each) {
        List<TextLine> learnt = new ArrayList<>();
        List<TextLine> measured = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            for (String word : WORDS) {
                learnt.add(DrawnWords.line(word, i));
            }
        }
        WORDS.forEach(word -> measured.add(DrawnWords.line(word, 3)));
        return new PrefixWords(learnt, measured, List.of());
    }
}
