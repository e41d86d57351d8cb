package io.inkstream.recognition.synthesis;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Lines drawn per second of processor time, height 48, 12 to 60 characters. Run its main method.
 */
final class BenchmarkLineRenderer {

    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final String LETTERS = "etaoinshrdlcumwfgypbvkjxqzETAOINSHR 0123456789.,-éàü ";

    private BenchmarkLineRenderer() {}

    public static void main(String[] arguments) throws Exception {
        List<FontFace> faces =
                FontLibrary.scan(
                                List.of(Path.of("/usr/share/fonts")),
                                Map.of(
                                        "DejaVu Sans", FontStyle.SANS,
                                        "DejaVu Serif", FontStyle.SERIF,
                                        "Liberation Serif", FontStyle.SERIF,
                                        "Liberation Sans", FontStyle.SANS,
                                        "Liberation Mono", FontStyle.MONO))
                        .faces();
        LineRenderer renderer = new LineRenderer(48);
        for (int round = 0; round < 6; round++) {
            Random random = new Random(round);
            long start = THREAD.getCurrentThreadCpuTime();
            long columns = 0;
            for (int i = 0; i < 2000; i++) {
                FontFace face = faces.get(random.nextInt(faces.size()));
                double u = random.nextDouble();
                columns += renderer.render(text(random), face, u * u, random).width();
            }
            double seconds = (THREAD.getCurrentThreadCpuTime() - start) / 1e9;
            System.out.printf(
                    "%.0f lines/s of processor time, mean width %d%n",
                    2000 / seconds, columns / 2000);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("a");
        for (int i = 11 + random.nextInt(49); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.append('b').toString();
    }
}
