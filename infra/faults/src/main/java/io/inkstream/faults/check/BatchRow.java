package io.inkstream.faults.check;

import io.inkstream.contracts.BatchId;
import java.util.List;

/**
 * A batch as the read model has it.
 *
 * @param steps numbers of its progress events in their order
 */
public record BatchRow(
        BatchId batch,
        String state,
        int documents,
        int pages,
        int pagesDone,
        int pagesFailed,
        List<Long> steps) {
    public BatchRow {
        steps = List.copyOf(steps);
    }

    boolean isFinal() {
        return List.of("SUCCEEDED", "PARTIAL", "FAILED", "CANCELLED").contains(state);
    }
}
