package io.inkstream.trainer.bench;

import io.inkstream.recognition.PageOutcome;
import io.inkstream.recognition.PageRecognizer;
import io.inkstream.recognition.RecognitionSettings;
import io.inkstream.recognition.StepWatch;
import io.inkstream.recognition.decoding.Decoding;
import io.inkstream.recognition.inference.LineModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The program that is measured: reads pages as a worker does, one page per thread at a time, and
 * writes their texts. Arguments: model, threads, output folder, list of pages, list of pages to
 * warm up with. Page 0 of the list becomes {@code 0.txt}; {@code steps.tsv} gets the CPU
 * milliseconds of each step.
 *
 * <p>A worker runs for weeks, so its first pages, for which the virtual machine still compiles, are
 * part of its start: some pages are read before it counts, however many count.
 */
final class ReadPages {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final int WARM_UP_READS = 160;

    private final Path model;
    private final Path output;
    private final List<Path> pages;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<String, Double> steps = new ConcurrentHashMap<>();

    private ReadPages(Path model, Path output, List<Path> pages) {
        this.model = model;
        this.output = output;
        this.pages = pages;
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        ReadPages reader = new ReadPages(Path.of(args[0]), Path.of(args[2]), paths(args[3]));
        reader.warmUp(paths(args[4]));
        reader.run(Integer.parseInt(args[1]));
        System.exit(0);
    }

    private static List<Path> paths(String list) throws IOException {
        return Files.readAllLines(Path.of(list)).stream().map(Path::of).toList();
    }

    private void warmUp(List<Path> with) throws Exception {
        try (LineModel opened = LineModel.open(model)) {
            PageRecognizer recognizer = new PageRecognizer(opened, RecognitionSettings.DEFAULT);
            for (int i = 0; i < WARM_UP_READS; i++) {
                recognizer.recognize(Files.readAllBytes(with.get(i % with.size())));
            }
        }
    }

    private void run(int threads) throws Exception {
        long since = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<Integer> reader = this::readAll;
                ends.add(pool.submit(reader));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        double wallMillis = (System.nanoTime() - since) / 1e6;
        Files.writeString(output.resolve("wall"), Double.toString(wallMillis));
        StringBuilder table = new StringBuilder();
        new LinkedHashMap<>(steps)
                .forEach((step, millis) ->
                        table.append(step).append('\t').append(millis).append('\n'));
        Files.writeString(output.resolve("steps.tsv"), table);
    }

    /** Pages until there are no more; one thread's share. */
    private int readAll() throws Exception {
        int read = 0;
        try (LineModel opened = LineModel.open(model)) {
            Watch watch = new Watch();
            PageRecognizer recognizer =
                    new PageRecognizer(opened, RecognitionSettings.DEFAULT, Decoding.GREEDY, watch);
            for (int page = next.getAndIncrement();
                    page < pages.size();
                    page = next.getAndIncrement()) {
                byte[] file = Files.readAllBytes(pages.get(page));
                watch.begin();
                write(page, recognizer.recognize(file));
                read++;
            }
        }
        return read;
    }

    private void write(int page, PageOutcome outcome) throws IOException {
        String text =
                switch (outcome) {
                    case PageOutcome.Recognized(var reading) -> reading.text();
                    case PageOutcome.Rejected(var fault, var detail) -> {
                        System.err.println(pages.get(page) + ": " + fault + ", " + detail);
                        yield "";
                    }
                };
        Files.writeString(output.resolve(page + ".txt"), text);
    }

    /** Gives the CPU time of this thread to steps. */
    private final class Watch implements StepWatch {
        private long since;

        void begin() {
            since = THREADS.getCurrentThreadCpuTime();
        }

        @Override
        public void done(String step) {
            long now = THREADS.getCurrentThreadCpuTime();
            steps.merge(step, (now - since) / 1e6, Double::sum);
            since = now;
        }
    }
}
