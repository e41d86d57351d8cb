package io.inkstream.trainer.dataset.splitting;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** The groups of a set that are held out. */
    public <T> Set<String> of(String set, List<T> samples, Function<T, String> group) {
        return samples.stream()
                .map(group)
                .filter(own -> isHeldOut(set, own))
                .collect(Collectors.toSet());
    }

    /**
     * The same for samples of classes. Where every sample is a group of its own, the share is held
     * out of each class, and at least one sample of those that have two.
     */
    public <T> Set<String> ofEachClass(
            String set, List<T> samples, Function<T, String> name, Function<T, String> group) {
        if (share == 0 || samples.stream().map(group).distinct().count() < samples.size()) {
            return of(set, samples, group);
        }
        Set<String> held = new HashSet<>(heldOut);
        samples.stream()
                .collect(
                        Collectors.groupingBy(name, Collectors.mapping(group, Collectors.toList())))
                .values()
                .forEach(own -> {
                    long count = Math.max(1, Math.round(share * own.size()));
                    own.stream()
                            .sorted(Comparator.comparingDouble(one -> place(set, one)))
                            .limit(Math.min(count, own.size() - 1))
                            .forEach(held::add);
                });
        return held;
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
