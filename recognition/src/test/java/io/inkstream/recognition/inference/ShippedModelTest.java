package io.inkstream.recognition.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inkstream.recognition.PageReading;
import io.inkstream.recognition.PageRecognizer;
import io.inkstream.recognition.RecognitionSettings;
import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.image.QuarterTurn;
import io.inkstream.recognition.layout.DrawnPage;
import io.inkstream.recognition.layout.LineSegmenter;
import io.inkstream.recognition.layout.SegmenterSettings;
import io.inkstream.recognition.line.CutSettings;
import io.inkstream.recognition.line.LineCutter;
import io.inkstream.recognition.line.LineImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the models in this repository to what every line model promises; skipped where they are not
 * present.
 */
class ShippedModelTest {
    private static final Path MODELS = Path.of("../models/latin-print");
    private static final String TEXT = "the quick brown fox jumps over a lazy dog";

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "model.int8.onnx"})
    void aLinesOutputIsTheSameBitForBitInBatchesOfOneToEightInAnyOrder(String file)
            throws Exception {
        assumeTrue(Files.exists(MODELS.resolve(file)), "no such model");
        try (LineModel model = LineModel.open(MODELS.resolve(file))) {
            // given lines of one bucket but of many widths
            List<LineImage> lines = linesOfOneBucket(model);
            List<float[]> alone = new ArrayList<>();
            for (LineImage line : lines) {
                alone.add(model.infer(List.of(line)).getFirst().values());
            }
            for (int size = 2; size <= 8; size++) {
                List<Integer> order =
                        new ArrayList<>(
                                java.util.stream.IntStream.range(0, lines.size()).boxed().toList());
                Collections.shuffle(order, new Random(size));
                List<Integer> batch = order.subList(0, size);

                // when
                List<Logits> together = model.infer(batch.stream().map(lines::get).toList());

                // then
                for (int i = 0; i < size; i++) {
                    assertThat(together.get(i).values())
                            .as("%d in a batch of %d", batch.get(i), size)
                            .isEqualTo(alone.get(batch.get(i)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "model.int8.onnx"})
    void aDrawnPageIsReadAlmostWithoutErrors(String file) throws Exception {
        assumeTrue(Files.exists(MODELS.resolve(file)), "no such model");
        try (LineModel model = LineModel.open(MODELS.resolve(file))) {
            // given
            PageImage page = new DrawnPage(900, 700, 1.5).paragraph(100, 120, 10, TEXT).page();

            // when
            PageReading reading =
                    new PageRecognizer(model, RecognitionSettings.DEFAULT).recognize(page);

            // then
            Accuracy accuracy = Accuracy.of((TEXT + "\n").repeat(10).strip(), reading.text());
            assertThat(accuracy.cer()).isLessThan(0.06);
        }
    }

    @ParameterizedTest
    @EnumSource(QuarterTurn.class)
    void aPageTurnedAnyWayReadsTheSame(QuarterTurn turn) throws Exception {
        assumeTrue(Files.exists(MODELS.resolve("model.int8.onnx")), "no such model");
        try (LineModel model = LineModel.open(MODELS.resolve("model.int8.onnx"))) {
            // given
            PageRecognizer recognizer = new PageRecognizer(model, RecognitionSettings.DEFAULT);
            PageImage upright = new DrawnPage(900, 700).paragraph(100, 120, 10, TEXT).page();
            QuarterTurn back = turn.isSideways() ? turn.opposite() : turn;

            // when
            PageReading reading = recognizer.recognize(back.upright(upright));

            // then
            assertThat(reading.frame().turn()).isEqualTo(turn);
            assertThat(reading.text()).isEqualTo(recognizer.recognize(upright).text());
        }
    }

    private static List<LineImage> linesOfOneBucket(LineModel model) {
        DrawnPage drawn = new DrawnPage(900, 700);
        for (int i = 0; i < 12; i++) {
            drawn.line(100, 100 + 40 * i, 26, TEXT + " " + "iiiiiiiiiiii".substring(i));
        }
        PageImage page = drawn.page();
        LineCutter cutter = new LineCutter(CutSettings.DEFAULT);
        List<LineImage> images =
                new LineSegmenter(SegmenterSettings.DEFAULT)
                        .segment(page).lines().stream()
                                .map(line -> cutter.cut(page, line, model.description().height()))
                                .toList();
        int widest = images.stream().mapToInt(LineImage::width).max().orElseThrow();
        int bucket = model.buckets().bucketOf(widest);
        return images.stream().map(image -> padded(image, bucket)).toList();
    }

    /** Lines of neighbouring buckets become lines of one: a little paper on the right. */
    private static LineImage padded(LineImage line, int bucket) {
        int width = Math.max(line.width(), bucket - 31);
        byte[] pixels = new byte[width * line.height()];
        java.util.Arrays.fill(pixels, (byte) 255);
        for (int row = 0; row < line.height(); row++) {
            System.arraycopy(line.pixels(), row * line.width(), pixels, row * width, line.width());
        }
        return new LineImage(width, line.height(), pixels, line.mapping());
    }
}
