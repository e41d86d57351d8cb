package io.inkstream.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;

/** Where a batch is; the latest record per batch is the truth of the topic. */
public record BatchState(
        BatchId batchId,
        TenantId tenant,
        Optional<String> name,
        State state,
        Counts counts,
        Instant acceptedAt,
        Optional<Instant> finishedAt) {

    /** {@code OPEN -> SEALED -> RUNNING -> SUCCEEDED | PARTIAL | FAILED | CANCELLED}, or paused. */
    public enum State {
        OPEN,
        SEALED,
        RUNNING,
        PAUSED,
        SUCCEEDED,
        PARTIAL,
        FAILED,
        CANCELLED;

        @JsonIgnore
        public boolean isFinal() {
            return this == SUCCEEDED || this == PARTIAL || this == FAILED || this == CANCELLED;
        }
    }

    /**
     * @param documents known so far, all of them once sealed
     * @param pages known so far, all of them once every document is split
     */
    public record Counts(
            int documents,
            int documentsSplit,
            int documentsFailed,
            int pages,
            int pagesDone,
            int pagesFailed) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
    }
}
