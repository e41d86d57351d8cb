package io.inkstream.recognition.decoding;

import io.inkstream.recognition.inference.Logits;
import io.inkstream.recognition.language.LanguageFile;
import io.inkstream.recognition.language.LanguageModel;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * CPU time of decoders on a line of 200 steps and 212 classes, of which every third step shows a
 * character with some doubt, as print does. Argument: a language model file, or none.
 */
final class BenchmarkDecoding {
    private static final int STEPS = 200;
    private static final int CLASSES = 212;
    private static final int ROUNDS = 2000;

    private BenchmarkDecoding() {}

    public static void main(String[] args) throws Exception {
        Optional<LanguageModel> language =
                args.length == 0
                        ? Optional.empty()
                        : Optional.of(LanguageFile.read(Path.of(args[0])).model());
        List<String> charset = new ArrayList<>(List.of("", " "));
        for (int c = 'a'; charset.size() < CLASSES; c++) {
            charset.add(Character.toString(c));
        }
        Logits logits = line();
        GreedyDecoder greedy = new GreedyDecoder(charset, 1);
        BeamDecoder beam =
                new BeamDecoder(
                        charset,
                        1,
                        BeamSettings.DEFAULT,
                        Aggregation.MEAN,
                        language,
                        Optional.empty());
        LikelySymbols likely = new LikelySymbols(8, -9);
        time("greedy, per line", _ -> greedy.decode(logits));
        time("beam, per line", _ -> beam.decode(logits));
        time("likely symbols, per step", i -> likely.of(logits, i % STEPS));
        time("likely symbols by sorting, per step", i -> sorted(logits, i % STEPS));
    }

    /** The naive twin of {@link LikelySymbols}. */
    private static List<Integer> sorted(Logits logits, int step) {
        return IntStream.range(0, logits.classes())
                .boxed()
                .filter(symbol -> logits.at(step, symbol) >= -9)
                .sorted(Comparator.comparingDouble(symbol -> -logits.at(step, symbol)))
                .limit(8)
                .toList();
    }

    private static void time(String what, IntConsumer work) {
        var threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < ROUNDS; i++) {
            work.accept(i);
        }
        long since = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            work.accept(i);
        }
        double micros = (threads.getCurrentThreadCpuTime() - since) / 1e3 / ROUNDS;
        System.out.printf("%-40s %8.1f us%n", what, micros);
    }

    private static Logits line() {
        Random random = new Random(1);
        float[] values = new float[STEPS * CLASSES];
        for (int step = 0; step < STEPS; step++) {
            int symbol = step % 3 == 1 ? 1 + random.nextInt(27) : 0;
            int other = 1 + random.nextInt(27);
            for (int c = 0; c < CLASSES; c++) {
                double share = c == symbol ? 0.9 : c == other ? 0.09 : 0.01 / CLASSES;
                values[step * CLASSES + c] = (float) Math.log(share);
            }
        }
        return new Logits(STEPS, CLASSES, values);
    }
}
