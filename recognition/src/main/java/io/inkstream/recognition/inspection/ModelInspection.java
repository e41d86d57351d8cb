package io.inkstream.recognition.inspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a file may be used as a line model.
 *
 * <p>{@link #structure} reads the file as bytes and runs nothing of it. {@link #inspect} also opens
 * it and lets it read, in this process: for files of our own making. A file from elsewhere goes
 * through {@link ChildInspection}, so that whatever it does, it does not do it here.
 */
public final class ModelInspection {
    /** Larger files are refused unread. */
    public static final long MOST_BYTES = 512L * 1024 * 1024;

    private ModelInspection() {}

    public static Verdict structure(Path file) throws IOException {
        return verdict(() -> checkStructure(file));
    }

    public static Verdict inspect(Path file) throws IOException {
        return verdict(() -> {
            checkStructure(file);
            TrialRun.check(file);
        });
    }

    private interface Check {
        void run() throws IOException, RefusedModelException;
    }

    private static Verdict verdict(Check check) throws IOException {
        try {
            check.run();
            return new Verdict.Accepted();
        } catch (RefusedModelException e) {
            return e.verdict();
        }
    }

    private static void checkStructure(Path file) throws IOException, RefusedModelException {
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new RefusedModelException(
                    ModelFault.TOO_LARGE,
                    "has %d bytes, %d are allowed".formatted(size, MOST_BYTES));
        }
        CharsetInspection.check(GraphInspection.check(Files.readAllBytes(file)));
    }
}
