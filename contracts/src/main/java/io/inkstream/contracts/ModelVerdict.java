package io.inkstream.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of looking at a registered model: written once per version, by the first worker that
 * tried it. Only an accepted version can be named by an alias, and no worker reads with a refused
 * one.
 *
 * @param failure why it was refused; absent when it was accepted
 * @param by who looked, and has the model ready when it was accepted
 */
public record ModelVerdict(
        PinnedModel model, boolean accepted, Optional<Failure> failure, String by, Instant at) {
    public ModelVerdict {
        if (accepted == failure.isPresent()) {
            throw new IllegalArgumentException("a verdict accepts or has a failure: " + failure);
        }
    }

    public static ModelVerdict accepted(PinnedModel model, String by, Instant at) {
        return new ModelVerdict(model, true, Optional.empty(), by, at);
    }

    public static ModelVerdict refused(PinnedModel model, Failure failure, String by, Instant at) {
        return new ModelVerdict(model, false, Optional.of(failure), by, at);
    }
}
