package io.inkstream.worker.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.decoding.Aggregation;
import io.inkstream.recognition.decoding.Decoding;
import io.inkstream.recognition.decoding.Direction;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.layout.Baseline;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.recognition.line.LineMapping;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.worker.models.LineReader;
import io.inkstream.worker.models.LoadedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LineBatcherTest {
    private static final LineReader PRINT = model("print", "a");
    private static final LineReader HAND = model("hand", "b");
    private static final LineMapping NOWHERE =
            new LineMapping(new Baseline(List.of(new Point(0, 0), new Point(1, 0))), 0, 1, 0, 1);

    private final LineBatcher batcher = new LineBatcher(4, 8);

    @Test
    void aBatchHasAtMostItsSizeAndKeepsTheOrder() throws Exception {
        List<LineImage> lines = lines(100, 6);
        batcher.add(PRINT, lines);

        List<LineImage> first = next().images();
        List<LineImage> second = next().images();

        assertThat(first).containsExactlyElementsOf(lines.subList(0, 4));
        assertThat(second).containsExactlyElementsOf(lines.subList(4, 6));
        assertThat(batcher.size()).isZero();
    }

    @Test
    void aSingleLineDoesNotWaitForOthers() throws Exception {
        batcher.add(PRINT, lines(100, 1));

        assertThat(next().lines()).hasSize(1);
    }

    @Test
    void linesOfSeveralPagesShareABatch() throws Exception {
        batcher.add(PRINT, lines(100, 2));
        batcher.add(PRINT, lines(100, 2));

        assertThat(next().lines()).hasSize(4);
    }

    @Test
    void bucketsAreNotMixed() throws Exception {
        // 97 and 128 pixels are padded to the same width, 129 is not
        List<LineImage> lines = List.of(line(97), line(129), line(128), line(160));
        batcher.add(PRINT, lines);

        assertThat(next().images()).containsExactly(lines.get(0), lines.get(2));
        assertThat(next().images()).containsExactly(lines.get(1), lines.get(3));
    }

    @Test
    void modelsAreNotMixed() throws Exception {
        batcher.add(PRINT, lines(100, 2));
        batcher.add(HAND, lines(100, 2));

        LineBatch first = next();
        LineBatch second = next();

        assertThat(first.reader()).isEqualTo(PRINT);
        assertThat(first.lines()).hasSize(2);
        assertThat(second.reader()).isEqualTo(HAND);
        assertThat(second.lines()).hasSize(2);
    }

    @Test
    void aBusyBucketDoesNotKeepTheOthersWaiting() throws Exception {
        LineImage lonely = line(1000);
        batcher.add(PRINT, lines(100, 5));
        batcher.add(PRINT, List.of(lonely));
        batcher.add(PRINT, lines(100, 2));

        next();

        assertThat(next().images()).containsExactly(lonely);
        assertThat(next().lines()).hasSize(3);
    }

    @Test
    void everyLineGetsTheResultOfItsOwn() throws Exception {
        List<Future<LineText>> results = batcher.add(PRINT, lines(100, 3));
        List<LineText> computed = List.of(text("1"), text("2"), text("3"));
        LineBatch batch = next();
        for (int i = 0; i < 3; i++) {
            batch.lines().get(i).result().complete(computed.get(i));
        }

        for (int i = 0; i < 3; i++) {
            assertThat(results.get(i).get()).isSameAs(computed.get(i));
        }
    }

    @Test
    void whoeverAddsWaitsWhileTooManyLinesWait() throws Exception {
        try (ExecutorService lanes = Executors.newSingleThreadExecutor()) {
            Future<List<Future<LineText>>> adding =
                    lanes.submit(() -> batcher.add(PRINT, lines(100, 10)));
            await().until(() -> batcher.size() == 8);
            assertThat(adding.isDone()).isFalse();

            assertThat(next().lines()).hasSize(4);

            assertThat(adding.get()).hasSize(10);
            assertThat(batcher.size()).isEqualTo(6);
        }
    }

    @Test
    void closingGivesOutWhatWaitsAndThenNothing() throws Exception {
        batcher.add(PRINT, lines(100, 5));

        batcher.close();

        assertThat(next().lines()).hasSize(4);
        assertThat(next().lines()).hasSize(1);
        assertThat(batcher.take(Duration.ofSeconds(10))).isEmpty();
    }

    @Test
    void aClosedBatcherTakesNoMore() {
        batcher.close();

        assertThatThrownBy(() -> batcher.add(PRINT, lines(100, 1)))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void closingWakesWhoeverWaits() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Optional<LineBatch>> taking =
                    threads.submit(() -> batcher.take(Duration.ofSeconds(10)));

            batcher.close();

            assertThat(taking.get()).isEmpty();
        }
    }

    @Test
    void manyThreadsGetEveryLineOnce() throws Exception {
        Set<LineImage> taken = Collections.synchronizedSet(identities());
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<?>> takers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                takers.add(threads.submit(() -> takeAll(taken)));
            }
            List<Future<?>> adders = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int width = 50 + 40 * i;
                adders.add(threads.submit(() -> batcher.add(PRINT, lines(width, 100))));
            }
            for (Future<?> adder : adders) {
                adder.get();
            }
            batcher.close();
            for (Future<?> taker : takers) {
                taker.get();
            }
        }

        assertThat(taken).hasSize(400);
    }

    @Test
    void aCapacityBelowTheBatchSizeIsRefused() {
        assertThatThrownBy(() -> new LineBatcher(8, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 and 4");
    }

    private Object takeAll(Set<LineImage> taken) throws InterruptedException {
        for (Optional<LineBatch> batch = batcher.take(Duration.ofSeconds(10));
                batch.isPresent();
                batch = batcher.take(Duration.ofSeconds(10))) {
            for (LineImage line : batch.get().images()) {
                assertThat(taken.add(line)).isTrue();
            }
        }
        return taken;
    }

    private static Set<LineImage> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private LineBatch next() throws InterruptedException {
        return batcher.take(Duration.ofSeconds(10)).orElseThrow();
    }

    private static List<LineImage> lines(int width, int count) {
        List<LineImage> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line(width));
        }
        return lines;
    }

    private static LineImage line(int width) {
        return new LineImage(width, 32, new byte[width * 32], NOWHERE);
    }

    @Test
    void linesOfOneModelThatAreDecodedInTwoWaysShareNoBatch() throws Exception {
        LineReader careful =
                new LineReader(
                        PRINT.model(),
                        DecoderSettings.GREEDY.withConfidence("min"),
                        new Decoding(
                                Optional.empty(),
                                Aggregation.MIN,
                                Optional.empty(),
                                Optional.empty()));
        batcher.add(PRINT, lines(100, 2));
        batcher.add(careful, lines(100, 1));

        assertThat(next().lines()).hasSize(2);
        assertThat(next().reader()).isEqualTo(careful);
    }

    private static LineText text(String text) {
        return new LineText(
                text,
                Direction.LEFT_TO_RIGHT,
                1,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static LineReader model(String name, String digit) {
        var description =
                new ModelDescription(
                        ModelDescription.SCHEMA,
                        ModelKind.LINE,
                        name,
                        "1.0.0",
                        List.of("", "a"),
                        32,
                        32,
                        4,
                        1,
                        "NFC",
                        1.0,
                        "fp32",
                        "conv",
                        "",
                        "",
                        "Apache-2.0",
                        new TreeMap<>());
        String digest = digit.repeat(64);
        return new LineReader(
                new LoadedModel(
                        new PinnedModel(name, "1.0.0", digest),
                        new ModelFile(Path.of(name + ".onnx"), digest, description)),
                DecoderSettings.GREEDY,
                Decoding.GREEDY);
    }
}
