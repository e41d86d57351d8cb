package io.inkstream.results.models;

import org.jspecify.annotations.Nullable;

/**
 * Where an alias shall point.
 *
 * @param version null for the one that the verb implies
 * @param by who moves it; null for nobody in particular
 * @param force moves it whatever a comparison says
 */
public record AliasMove(@Nullable String version, @Nullable String by, @Nullable Boolean force) {
    static final AliasMove PLAIN = new AliasMove(null, null, null);

    String mover() {
        return by == null || by.isBlank() ? "anonymous" : by.strip();
    }

    boolean isForced() {
        return Boolean.TRUE.equals(force);
    }
}
