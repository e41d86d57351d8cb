package io.inkstream.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * Something was decided about a batch.
 *
 * @param manifest present when accepted
 * @param sealed present when sealed
 * @param control present when paused, resumed, retried or replayed
 */
public record BatchCommand(
        BatchId batchId,
        TenantId tenant,
        Kind kind,
        Instant at,
        Optional<BatchManifest> manifest,
        Optional<SealedList> sealed,
        Optional<BatchControl> control) {

    /** What was decided. */
    public enum Kind {
        ACCEPTED,
        SEALED,
        CANCELLED,
        PAUSED,
        RESUMED,
        RETRIED,
        REPLAYED,
        DELETED
    }

    public static BatchCommand accepted(BatchManifest manifest) {
        return new BatchCommand(
                manifest.batchId(),
                manifest.tenant(),
                Kind.ACCEPTED,
                manifest.acceptedAt(),
                Optional.of(manifest),
                Optional.empty(),
                Optional.empty());
    }

    public static BatchCommand sealed(TenantId tenant, SealedList list) {
        return new BatchCommand(
                list.batchId(),
                tenant,
                Kind.SEALED,
                list.sealedAt(),
                Optional.empty(),
                Optional.of(list),
                Optional.empty());
    }

    public static BatchCommand of(BatchControl control) {
        return new BatchCommand(
                control.batchId(),
                control.tenant(),
                control.decision(),
                control.at(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(control));
    }

    public static BatchCommand of(TenantId tenant, BatchId batch, Kind kind, Instant at) {
        return new BatchCommand(
                batch, tenant, kind, at, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same for every telling of the same decision. */
    public String fact() {
        return batchId + " " + kind + control.map(decided -> " " + decided.revision()).orElse("");
    }
}
