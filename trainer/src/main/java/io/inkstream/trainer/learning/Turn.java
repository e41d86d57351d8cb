package io.inkstream.trainer.learning;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.trainer.corrections.CorrectionSet;
import io.inkstream.trainer.corrections.OffsetRange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What one turn of the loop learns from, and where it does so. The same corrections on top of the
 * same version are the same turn, so one that was interrupted finds what it has done.
 *
 * @param stable what is fine-tuned
 */
record Turn(CorrectionSet corrections, OffsetRange range, PinnedModel stable) {
    private static final int IN_VERSION = 8;
    private static final String LEARNT = "-c[0-9a-f]{%d}$".formatted(IN_VERSION);

    /** The stable version's number and what was learnt on top of it. */
    PinnedModel named(String digest) {
        return new PinnedModel(stable.name(), version(), digest);
    }

    String version() {
        return stable.version().replaceFirst(LEARNT, "") + "-c" + id();
    }

    Path folder(Path runs) {
        return runs.resolve("learn-%s-%s".formatted(stable.name(), id())).toAbsolutePath();
    }

    private String id() {
        String all = stable.digest() + " " + corrections.digest();
        return Base32.sha256Hex(all.getBytes(StandardCharsets.UTF_8)).substring(0, IN_VERSION);
    }
}
