package io.inkstream.trainer.dataset.splitting;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

/**
 * Decides which groups (writers, documents) are only measured with: those named, and a share of the
 * others drawn by a hash of seed, set and group. A group's side depends on nothing else, so it
 * stays where it is when data is added.
 *
 * @param share of the groups that are drawn, from 0 to 1
 * @param heldOut groups that are held out in any case
 */
public record Split(long seed, double share, Set<String> heldOut) {

    public Split {
        heldOut = Set.copyOf(heldOut);
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("share must be in [0, 1), was " + share);
        }
    }

    public boolean isHeldOut(String set, String group) {
        return heldOut.contains(group) || place(set, group) < share;
    }

    /** Between 0 and 1, the same for ever. */
    private double place(String set, String group) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    "%d\0%s\0%s"
                                            .formatted(seed, set, group)
                                            .getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1p-53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
