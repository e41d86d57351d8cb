package io.inkstream.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * Something was decided about a batch.
 *
 * @param manifest present when accepted
 * @param sealed present when sealed
 */
public record BatchCommand(
        BatchId batchId,
        TenantId tenant,
        Kind kind,
        Instant at,
        Optional<BatchManifest> manifest,
        Optional<SealedList> sealed) {

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
                Optional.empty());
    }

    public static BatchCommand sealed(TenantId tenant, SealedList list) {
        return new BatchCommand(
                list.batchId(),
                tenant,
                Kind.SEALED,
                list.sealedAt(),
                Optional.empty(),
                Optional.of(list));
    }

    public static BatchCommand of(TenantId tenant, BatchId batch, Kind kind, Instant at) {
        return new BatchCommand(batch, tenant, kind, at, Optional.empty(), Optional.empty());
    }
}
