package io.inkstream.worker.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.decoding.Decoding;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.inference.Accelerator;
import io.inkstream.recognition.layout.Baseline;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.recognition.line.LineMapping;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.worker.metrics.WorkerMetrics;
import io.inkstream.worker.models.LineReader;
import io.inkstream.worker.models.LoadedModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that run the shipped model. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class InferenceThreadsTest {
    private static final WorkerMetrics METRICS = new WorkerMetrics(new SimpleMeterRegistry());

    private static final Path SHIPPED = Path.of("..", "models", "latin-print", "model.int8.onnx");
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final LineMapping NOWHERE =
            new LineMapping(new Baseline(List.of(new Point(0, 0), new Point(1, 0))), 0, 1, 0, 1);

    @Test
    void oneBadLineDoesNotCostItsNeighboursTheirText() throws Exception {
        LineReader model = shipped();
        int height = model.model().description().height();
        LineBatcher batcher = new LineBatcher(8, 100);
        // all three wait in one batch before anybody takes it
        List<Future<LineText>> results =
                batcher.add(
                        model,
                        List.of(line(100, height), line(100, height + 1), line(100, height)));

        try (InferenceThreads _ =
                new InferenceThreads(batcher, 1, Accelerator.CPU, 1, IDLE, METRICS)) {
            assertThat(results.get(2).get()).isEqualTo(results.get(0).get());
            assertThatThrownBy(() -> results.get(1).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("line height");
        }
    }

    @Test
    void whatWaitsAtTheEndIsStillComputed() throws Exception {
        LineReader model = shipped();
        LineImage line = line(100, model.model().description().height());
        LineBatcher batcher = new LineBatcher(2, 100);
        List<Future<LineText>> results = batcher.add(model, List.of(line, line, line, line, line));

        new InferenceThreads(batcher, 2, Accelerator.CPU, 1, IDLE, METRICS).close();

        assertThat(results).allMatch(Future::isDone);
    }

    private static LineReader shipped() throws Exception {
        assumeThat(SHIPPED).isRegularFile();
        ModelFile file = ModelFile.read(SHIPPED);
        return new LineReader(
                new LoadedModel(
                        new PinnedModel(
                                file.description().name(),
                                file.description().version(),
                                file.digest()),
                        file),
                DecoderSettings.GREEDY,
                Decoding.GREEDY);
    }

    private static LineImage line(int width, int height) {
        byte[] paper = new byte[width * height];
        Arrays.fill(paper, (byte) 255);
        return new LineImage(width, height, paper, NOWHERE);
    }
}
