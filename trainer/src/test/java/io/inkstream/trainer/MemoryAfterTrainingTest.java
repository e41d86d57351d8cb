package io.inkstream.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that trains more than once does not grow with each run. */
class MemoryAfterTrainingTest {

    private static final int RUNS = 4;
    private static final long PAGE = 4096;
    private static final long ALLOWED = 250L << 20;

    @TempDir private Path folder = Path.of(".");

    @Test
    void memoryComesBackAfterEachRun() throws IOException {
        assumeThat(Path.of("/proc/self/statm")).exists();
        train(0);
        long after = resident();

        for (int run = 1; run <= RUNS; run++) {
            train(run);
        }

        assertThat(resident() - after).isLessThan(ALLOWED);
    }

    private void train(int run) {
        assertThat(
                        TrainerMain.commandLine()
                                .execute(
                                        "train",
                                        "recipes/mnist.yaml",
                                        "--smoke",
                                        "--run",
                                        folder.resolve("run" + run).toString()))
                .isZero();
    }

    private static long resident() throws IOException {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return PAGE
                * Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[1]);
    }
}
