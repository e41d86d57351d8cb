package io.inkstream.worker.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.RecognitionSettings;
import io.inkstream.recognition.inference.Accelerator;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.directory.DirectoryObjectStore;
import io.inkstream.worker.PageWorker;
import io.inkstream.worker.Settings;
import io.inkstream.worker.batching.InferenceThreads;
import io.inkstream.worker.batching.LineBatcher;
import io.inkstream.worker.metrics.WorkerMetrics;
import io.inkstream.worker.models.LanguageFiles;
import io.inkstream.worker.models.ModelFiles;
import io.inkstream.worker.models.ShippedModels;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Models change under lanes that never stop reading. */
class SwapSoakTest {
    private static final int LANES = 3;
    private static final int PAGES_PER_MODEL = 4;

    /** Sessions of the first models fill pools that stay; what leaks grows with every one. */
    private static final int WARM_SWAPS = 5;

    private static final long MOST_GROWTH_BYTES = 100L * 1024 * 1024;

    @TempDir Path folder;

    @Test
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void tenSwapsUnderLoadCostNoPage() throws Exception {
        soak(10);
    }

    @Test
    @Tag("long")
    @Timeout(value = 1200, unit = TimeUnit.SECONDS)
    void fiftySwapsUnderLoadCostNoPageAndNoMemory() throws Exception {
        soak(50);
    }

    /** One page and how long it took. */
    private record Read(PageOutcome outcome, PinnedModel wanted, long nanos) {}

    private void soak(int swaps) throws Exception {
        ObjectStore store = DirectoryObjectStore.open(folder.resolve("store"));
        LineBatcher batcher = new LineBatcher(8, 100);
        PageWorker worker =
                new PageWorker(
                        RecognitionSettings.DEFAULT,
                        store,
                        new ModelFiles(
                                store,
                                Settings.with(
                                        Map.of(
                                                "ocr.worker.model-cache",
                                                folder.resolve("cache").toString()))),
                        new LanguageFiles(store),
                        batcher,
                        "test",
                        Clock.systemUTC());
        AtomicReference<PinnedModel> stable = new AtomicReference<>(registered(store, 0));
        Queue<Read> reads = new ConcurrentLinkedQueue<>();
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger ofStable = new AtomicInteger();
        byte[] image = Requests.png();
        List<Long> beside = new ArrayList<>();
        try (InferenceThreads _ =
                        new InferenceThreads(
                                batcher,
                                2,
                                Accelerator.CPU,
                                2,
                                Duration.ofMillis(200),
                                new WorkerMetrics(new SimpleMeterRegistry()));
                ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<Future<?>> running = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                running.add(
                        lanes.submit(() -> {
                            while (!stopped.get()) {
                                PinnedModel pinned = stable.get();
                                PageRequested page =
                                        Requests.page(
                                                Requests.plan(
                                                        worker.segmenters().getFirst(), pinned),
                                                image);
                                long start = System.nanoTime();
                                PageOutcome outcome = worker.read(page, image, () -> {});
                                reads.add(new Read(outcome, pinned, System.nanoTime() - start));
                                if (pinned.equals(stable.get())) {
                                    ofStable.incrementAndGet();
                                }
                            }
                            return null;
                        }));
            }
            for (int swap = 1; swap <= swaps; swap++) {
                awaitPages(ofStable, running);
                beside.add(nativeBytes());
                ofStable.set(0);
                stable.set(registered(store, swap));
            }
            awaitPages(ofStable, running);
            beside.add(nativeBytes());
            stopped.set(true);
            for (Future<?> lane : running) {
                lane.get();
            }
        }

        tell(swaps, reads, beside);
        assertThat(reads).hasSizeGreaterThan(swaps * PAGES_PER_MODEL);
        assertThat(reads)
                .allSatisfy(read -> {
                    assertThat(read.outcome()).isInstanceOf(PageResult.class);
                    assertThat(read.outcome().plan().recognizer()).isEqualTo(read.wanted());
                    assertThat(((PageResult) read.outcome()).text()).contains("quick brown fox");
                });
        assertThat(beside.getLast() - beside.get(WARM_SWAPS)).isLessThan(MOST_GROWTH_BYTES);
    }

    private static PinnedModel registered(ObjectStore store, int number) throws Exception {
        String version = "9.0." + number;
        return ShippedModels.register(store, version, ShippedModels.version(version));
    }

    /** Until the stable model has read some pages, or a lane has ended, which none should. */
    private static void awaitPages(AtomicInteger pages, List<Future<?>> lanes) throws Exception {
        while (pages.get() < PAGES_PER_MODEL) {
            for (Future<?> lane : lanes) {
                if (lane.isDone()) {
                    lane.get();
                }
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Resident memory that is not the Java heap's; 0 where the system does not tell. */
    private static long nativeBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return 1024 * Long.parseLong(line.replaceAll("\\D", "")) - heap;
            }
        }
        return 0;
    }

    private static void tell(int swaps, Queue<Read> reads, List<Long> beside) {
        long[] nanos = reads.stream().mapToLong(Read::nanos).sorted().toArray();
        System.out.printf(
                "%d swaps, %d pages, page time median %d ms, p99 %d ms; memory beside the"
                        + " heap after %d swaps %d MiB, at the end %d MiB%n",
                swaps,
                nanos.length,
                TimeUnit.NANOSECONDS.toMillis(nanos[nanos.length / 2]),
                TimeUnit.NANOSECONDS.toMillis(nanos[nanos.length * 99 / 100]),
                WARM_SWAPS,
                beside.get(WARM_SWAPS) >> 20,
                beside.getLast() >> 20);
    }
}
