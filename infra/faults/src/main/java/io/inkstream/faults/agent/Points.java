package io.inkstream.faults.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What the woven classes call. A point does nothing until the harness puts a file with its name
 * into the folder {@code armed}; the first to come by moves the file to {@code hit} and halts the
 * process, or stands still until the file is taken away again.
 */
public final class Points {
    static final String FOLDER = "inkstream.faults.points";
    private static final int HALTED = 137;
    private static final long LOOK_MILLIS = 20;
    private static final Path ROOT = Path.of(System.getProperty(FOLDER, ""));

    /** What happens to whoever comes by. */
    public enum Effect {
        HALT,
        STALL
    }

    private Points() {}

    public static void pass(String label) {
        Path armed = ROOT.resolve("armed").resolve(label);
        if (!Files.exists(armed)) {
            return;
        }
        Path hit = ROOT.resolve("hit").resolve(label);
        try {
            Effect effect = Effect.valueOf(Files.readString(armed));
            Files.move(armed, hit, StandardCopyOption.ATOMIC_MOVE);
            if (effect == Effect.HALT) {
                Runtime.getRuntime().halt(HALTED);
            }
            stand(hit);
        } catch (java.nio.file.NoSuchFileException e) {
            // another thread was first
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stand(Path hit) {
        try {
            while (Files.exists(hit)) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
