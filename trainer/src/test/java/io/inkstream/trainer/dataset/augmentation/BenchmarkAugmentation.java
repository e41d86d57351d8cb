package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.line.LineNormalizer;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.trainer.recipe.Augmentations;
import io.inkstream.trainer.recipe.RecipeFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/**
 * Lines a second of processor time on one thread: pictures of 64 x 660 to height 48 with the
 * defaults, normalised. Run its main method.
 */
public final class BenchmarkAugmentation {

    private static final int WIDTH = 660;
    private static final int HEIGHT = 64;
    private static final int LINES = 4000;

    /** Other work on the machine does not count. */
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private BenchmarkAugmentation() {}

    public static void main(String[] arguments) throws Exception {
        Augmentations settings =
                RecipeFile.read(Path.of("recipes/smoke.yaml"), Map.of()).augmentation();
        Augmentation augmentation = new Augmentation(settings);
        GrayPicture line = Drawings.strokes(WIDTH, HEIGHT);
        for (int round = 0; round < 5; round++) {
            Random random = new Random(round);
            long start = THREAD.getCurrentThreadCpuTime();
            for (int i = 0; i < LINES; i++) {
                GrayPicture varied = augmentation.apply(line, 48, 30, 1, random);
                new LineNormalizer().normalize(varied.pixels(), varied.width(), varied.height());
            }
            System.out.printf(
                    "%.0f lines/s of processor time%n",
                    LINES * 1e9 / (THREAD.getCurrentThreadCpuTime() - start));
        }
    }
}
