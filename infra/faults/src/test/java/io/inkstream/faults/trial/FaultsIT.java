package io.inkstream.faults.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong, what was accepted comes to its end. */
class FaultsIT {
    static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    @TempDir Path folder;

    @BeforeEach
    void requireModels() {
        assumeTrue(
                Files.exists(REPOSITORY.resolve("models/latin-print/model.onnx")),
                "needs a bundled model");
    }

    @Test
    void tenTrials() throws Exception {
        assertNoViolation(10, "crash/");
    }

    @Test
    @Tag("long")
    void sevenHundredTrials() throws Exception {
        assertNoViolation(700, "");
    }

    private void assertNoViolation(int trials, String only) throws Exception {
        long seed = Long.getLong("inkstream.seed", System.nanoTime() / 1_000 % 1_000_000);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        int violations;
        try (PrintStream out = new PrintStream(lines, true, StandardCharsets.UTF_8)) {
            violations = new Trials(REPOSITORY, folder, out).run(seed, trials, only);
        }
        String told = lines.toString(StandardCharsets.UTF_8);
        System.out.print(told);
        assertThat(violations).as(told).isZero();
        assertThat(told).contains(trials + " trials, 0 violations");
    }
}
