package io.inkstream.recognition.image;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The threshold of a page of 1240 x 1754 pixels (A4 at 150 dpi): vectors, plain loops over sliding
 * sums, and the naive way that adds up each pixel's window.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class SauvolaBenchmark {
    private final PageImage page = page();
    private final Thresholds thresholds = Thresholds.uniform(new SauvolaSettings(41, 0.3f, 128));

    @Benchmark
    public BinaryImage vector() {
        return new SauvolaVector().binarize(page, thresholds);
    }

    @Benchmark
    public BinaryImage scalar() {
        return new SauvolaScalar().binarize(page, thresholds);
    }

    @Benchmark
    public byte[] naive() {
        return naive(page, thresholds);
    }

    /** As the formula is written. */
    static byte[] naive(PageImage page, Thresholds thresholds) {
        byte[] ink = new byte[page.pixels().length];
        int radius = thresholds.radius();
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                double sum = 0;
                double squares = 0;
                int count = 0;
                for (int v = Math.max(0, y - radius);
                        v <= Math.min(page.height() - 1, y + radius);
                        v++) {
                    for (int u = Math.max(0, x - radius);
                            u <= Math.min(page.width() - 1, x + radius);
                            u++) {
                        int level = page.pixels()[v * page.width() + u] & 0xff;
                        sum += level;
                        squares += level * level;
                        count++;
                    }
                }
                double mean = sum / count;
                double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
                double threshold = mean * (thresholds.base(0) + thresholds.slope(0) * deviation);
                int i = y * page.width() + x;
                ink[i] = (byte) ((page.pixels()[i] & 0xff) < threshold ? 1 : 0);
            }
        }
        return ink;
    }

    private static PageImage page() {
        byte[] pixels = new byte[1240 * 1754];
        new Random(1).nextBytes(pixels);
        return new PageImage(1240, 1754, 150, pixels);
    }
}
