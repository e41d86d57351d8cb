package io.inkstream.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an alias such as {@code stable}: which version it names from then on.
 *
 * @param movedBy who moved it; {@link #INSTALLATION} for a program that brought the model along
 */
public record ModelAlias(
        String alias, int revision, PinnedModel model, Instant movedAt, String movedBy) {
    public static final String STABLE = "stable";
    public static final String CANDIDATE = "candidate";
    public static final String INSTALLATION = "installation";

    /** A first revision without a mover is from an installation that did not say so yet. */
    public ModelAlias(
            String alias,
            int revision,
            PinnedModel model,
            Instant movedAt,
            @Nullable String movedBy) {
        this.alias = alias;
        this.revision = revision;
        this.model = model;
        this.movedAt = movedAt;
        this.movedBy = movedBy != null ? movedBy : revision == 1 ? INSTALLATION : "unknown";
    }

    /** Whether nobody but installations has ever decided where this alias points. */
    public boolean byInstallation() {
        return movedBy.equals(INSTALLATION);
    }
}
