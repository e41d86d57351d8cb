package io.inkstream.results.intake;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.TenantId;
import java.util.Comparator;

/** A batch of a tenant; the order is the one in which rows are locked. */
public record BatchKey(TenantId tenant, BatchId batch) implements Comparable<BatchKey> {
    private static final Comparator<BatchKey> ORDER =
            Comparator.comparing((BatchKey key) -> key.tenant.value())
                    .thenComparing(key -> key.batch.value());

    @Override
    public int compareTo(BatchKey other) {
        return ORDER.compare(this, other);
    }
}
