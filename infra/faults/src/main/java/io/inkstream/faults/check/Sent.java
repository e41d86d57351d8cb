package io.inkstream.faults.check;

import io.inkstream.contracts.BatchId;
import java.util.Map;

/**
 * One line of the client's log.
 *
 * @param documents names and the pages that each has
 * @param answer the last HTTP status for these bytes under this key, 0 when none came
 */
public record Sent(BatchId batch, Map<String, Integer> documents, int answer) {
    private static final int ACCEPTED = 202;

    public Sent {
        documents = Map.copyOf(documents);
    }

    public boolean isAccepted() {
        return answer == ACCEPTED;
    }

    public boolean isRefused() {
        return answer >= 400;
    }
}
