package io.inkstream.recognition.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.inkstream.recognition.decoding.Aggregation;
import io.inkstream.recognition.decoding.BeamDecoder;
import io.inkstream.recognition.decoding.BeamSettings;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.layout.Baseline;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.recognition.line.LineMapping;
import io.inkstream.recognition.model.InvalidModelException;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineModelTest {
    @TempDir Path folder;

    @ParameterizedTest(name = "batches of {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aLinesOutputDoesNotDependOnItsBatch(int batchSize) throws Exception {
        try (LineModel model = LineModel.open(TinyModel.write(folder))) {
            // given
            List<LineImage> lines = lines(16, 4711);
            List<float[]> alone = new ArrayList<>();
            for (LineImage line : lines) {
                alone.add(model.infer(List.of(line)).getFirst().values());
            }
            List<Integer> order =
                    new ArrayList<>(
                            java.util.stream.IntStream.range(0, lines.size()).boxed().toList());
            Collections.shuffle(order, new Random(batchSize));

            for (int from = 0; from < order.size(); from += batchSize) {
                List<Integer> batch = order.subList(from, Math.min(order.size(), from + batchSize));
                // when
                List<Logits> logits = model.infer(batch.stream().map(lines::get).toList());

                // then
                for (int i = 0; i < batch.size(); i++) {
                    assertThat(logits.get(i).values()).isEqualTo(alone.get(batch.get(i)));
                }
            }
        }
    }

    @Test
    void closingGivesTheMemoryOfBatchesBackAtOnce() throws Exception {
        // given
        Path file = TinyModel.write(folder);
        long before = directMemory();

        // when
        for (int i = 0; i < 20; i++) {
            try (LineModel model = LineModel.open(file)) {
                model.infer(lines(1, i));
            }
        }

        // then
        assertThat(directMemory()).isLessThanOrEqualTo(before);
    }

    /** What waits for the garbage collector to be given back. */
    private static long directMemory() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    @ParameterizedTest(name = "batches of {0}")
    @ValueSource(ints = {1, 3, 8})
    void aLinesTextByBeamSearchDoesNotDependOnItsBatch(int batchSize) throws Exception {
        try (LineModel model = LineModel.open(TinyModel.write(folder))) {
            // given
            List<LineImage> lines = lines(16, 4712);
            List<LineText> alone = new ArrayList<>();
            for (LineImage line : lines) {
                alone.add(beam(model).decode(model.infer(List.of(line)).getFirst()));
            }
            BeamDecoder decoder = beam(model);

            for (int from = 0; from < lines.size(); from += batchSize) {
                int first = from;
                // when
                model.infer(
                        lines.subList(from, Math.min(lines.size(), from + batchSize)),
                        (line, lent) ->
                                // then
                                assertThat(decoder.decode(lent))
                                        .isEqualTo(alone.get(first + line)));
            }
        }
    }

    private static BeamDecoder beam(LineModel model) {
        return new BeamDecoder(
                model.description().charset(),
                1,
                BeamSettings.DEFAULT,
                Aggregation.MEAN,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void aLineLeavesLessThanAKilobyteOfGarbage() throws Exception {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (LineModel model = LineModel.open(TinyModel.write(folder))) {
            // given
            List<LineImage> batch = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                batch.add(line(800, i));
            }
            float[] seen = new float[1];
            OpenModel.LogitsReader reader = (line, lent) -> seen[0] += lent.at(line, 0);
            for (int i = 0; i < 20; i++) {
                model.infer(batch, reader);
            }

            // when
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50; i++) {
                model.infer(batch, reader);
            }
            long perLine = (threads.getCurrentThreadAllocatedBytes() - before) / (50 * 8);

            // then
            assertThat(perLine).isLessThan(1024);
        }
    }

    @Test
    void everyValidStepHasProbabilities() throws Exception {
        try (LineModel model = LineModel.open(TinyModel.write(folder))) {
            // given
            LineImage line = line(101, 3);

            // when
            Logits logits = model.infer(List.of(line)).getFirst();

            // then
            assertThat(logits.steps()).isEqualTo(26);
            assertThat(logits.classes()).isEqualTo(TinyModel.CHARSET.size());
            for (int step = 0; step < logits.steps(); step++) {
                double sum = 0;
                for (int symbol = 0; symbol < logits.classes(); symbol++) {
                    sum += Math.exp(logits.at(step, symbol));
                }
                assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));
            }
        }
    }

    @Test
    void aSmallBatchAfterALargeOneReusesItsBuffers() throws Exception {
        try (LineModel model = LineModel.open(TinyModel.write(folder))) {
            // given
            float[] before = model.infer(List.of(line(40, 1))).getFirst().values();
            model.infer(List.of(line(900, 2), line(910, 3), line(920, 4)));

            // when
            float[] after = model.infer(List.of(line(40, 1))).getFirst().values();

            // then
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void noLinesGiveNoLogits() throws Exception {
        try (LineModel model = LineModel.open(TinyModel.write(folder))) {
            assertThat(model.infer(List.of())).isEmpty();
        }
    }

    @Test
    void linesOfTwoBucketsOrAnotherHeightAreRefused() throws Exception {
        try (LineModel model = LineModel.open(TinyModel.write(folder))) {
            assertThatThrownBy(() -> model.infer(List.of(line(32, 1), line(33, 1))))
                    .hasMessageContaining("one width bucket");
            LineImage low = new LineImage(32, 8, new byte[32 * 8], mapping());
            assertThatThrownBy(() -> model.infer(List.of(low)))
                    .hasMessageContaining("height must be 32, was 8");
        }
    }

    @Test
    void aFileThatIsNoModelIsRefused() throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("broken.onnx"), "not a model");

        // then
        assertThatThrownBy(() -> LineModel.open(file))
                .isInstanceOfAny(InferenceException.class, InvalidModelException.class);
    }

    private static List<LineImage> lines(int count, long seed) {
        Random random = new Random(seed);
        List<LineImage> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line(193 + random.nextInt(32), random.nextLong()));
        }
        return lines;
    }

    private static LineImage line(int width, long seed) {
        byte[] pixels = new byte[width * TinyModel.HEIGHT];
        new Random(seed).nextBytes(pixels);
        return new LineImage(width, TinyModel.HEIGHT, pixels, mapping());
    }

    private static LineMapping mapping() {
        return new LineMapping(
                new Baseline(List.of(new Point(0, 30), new Point(100, 30))), 0, 1, 24, 1);
    }
}
