package io.inkstream.contracts;

import java.time.Instant;

/** One revision of an alias such as {@code stable}: which version it names from then on. */
public record ModelAlias(String alias, int revision, PinnedModel model, Instant movedAt) {
    public static final String STABLE = "stable";
}
