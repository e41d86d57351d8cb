package io.inkstream.recognition.line;

import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.layout.Baseline;
import io.inkstream.recognition.layout.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Cutting a line of 900 x 32 pixels along its baseline, and normalising it, each way. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LineKernelsBenchmark {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 32;

    @Param({"true", "false"})
    public boolean vectors;

    private final PageImage page = page();
    private final LineMapping mapping =
            new LineMapping(
                    new Baseline(List.of(new Point(20, 100), new Point(2000, 112))),
                    0,
                    2.2,
                    60,
                    2.2);
    private final byte[] line = Arrays.copyOf(page.pixels(), WIDTH * HEIGHT);
    private final float[] paper = paper();

    @Benchmark
    public byte[] sample() {
        return new LineSampler(page, mapping, WIDTH, vectors).sample(WIDTH, HEIGHT);
    }

    @Benchmark
    public int[] count() {
        int[] histogram = new int[DepthKernel.DEPTHS + 1];
        kernel().count(line, WIDTH, HEIGHT, paper, histogram);
        return histogram;
    }

    @Benchmark
    public byte[] stretch() {
        byte[] stretched = line.clone();
        kernel().stretch(stretched, WIDTH, HEIGHT, paper, 0.5f);
        return stretched;
    }

    private DepthKernel kernel() {
        return vectors ? new DepthVector() : new DepthScalar();
    }

    private static float[] paper() {
        float[] paper = new float[WIDTH];
        Arrays.fill(paper, 230);
        return paper;
    }

    private static PageImage page() {
        byte[] pixels = new byte[2100 * 200];
        new Random(1).nextBytes(pixels);
        return new PageImage(2100, 200, 0, pixels);
    }
}
