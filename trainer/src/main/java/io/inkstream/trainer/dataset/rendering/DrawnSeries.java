package io.inkstream.trainer.dataset.rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * A made-up series of two columns with what it is, and the {@code windows.json} that cuts it: to
 * try windows with where there is no data. The same seed gives the same bytes.
 */
public final class DrawnSeries {

    private static final int SEQUENCE = 50;
    private static final String[] WAVES = {"fast", "slow", "square"};

    private final Random random;

    public DrawnSeries(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Fast and slow sines and square waves with noise, one after the other; the class of a row is
     * its wave.
     *
     * @param windows how many windows of 50 rows that do not overlap
     */
    public void writeWaves(Path folder, int windows) throws IOException {
        StringBuilder csv = new StringBuilder("level,slope,wave\n");
        for (int i = 0; i < windows; i++) {
            String wave = WAVES[random.nextInt(WAVES.length)];
            double period = (wave.equals("fast") ? 5 : 14) + 3 * random.nextDouble();
            double phase = random.nextDouble();
            double before = level(wave, phase);
            for (int t = 0; t < SEQUENCE; t++) {
                double level = level(wave, phase + t / period) + 0.05 * random.nextGaussian();
                csv.append(
                        String.format(Locale.ROOT, "%.4f,%.4f,%s\n", level, level - before, wave));
                before = level;
            }
        }
        write(folder, csv, "wave", 0, SEQUENCE, false);
    }

    /** A slow wave and a fast one with noise; the truth is the next level, between 0 and 1. */
    public void writeSum(Path folder, int rows) throws IOException {
        StringBuilder csv = new StringBuilder("level,slope,next\n");
        double before = 0;
        for (int t = 0; t < rows; t++) {
            double level =
                    0.5 * Math.sin(t / 9.0)
                            + 0.3 * Math.sin(t / 2.3)
                            + 0.01 * random.nextGaussian();
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%.4f,%.4f,%.4f\n",
                            level,
                            level - before,
                            (level + 1) / 2));
            before = level;
        }
        write(folder, csv, "next", 1, 5, true);
    }

    private static double level(String wave, double turns) {
        double part = turns - Math.floor(turns);
        return wave.equals("square") ? (part < 0.5 ? 1 : -1) : Math.sin(2 * Math.PI * part);
    }

    private static void write(
            Path folder, StringBuilder csv, String target, int horizon, int step, boolean values)
            throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("series.csv"), csv.toString());
        Files.writeString(
                folder.resolve("windows.json"),
                String.format(
                        Locale.ROOT,
                        """
                        {
                          "sequence_length": %d,
                          "step": %d,
                          "horizon": %d,
                          "columns": ["level", "slope"],
                          "least": [-1.2, -2.2],
                          "most": [1.2, 2.2],
                          "target": "%s",
                          "values": %b
                        }
                        """,
                        SEQUENCE,
                        step,
                        horizon,
                        target,
                        values));
    }
}
