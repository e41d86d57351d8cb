package io.inkstream.results.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Events into rows. A repeated event changes nothing, and events of different topics may come in
 * any order: what is known only from a later event stands as a row with gaps until the earlier one
 * comes.
 */
public final class ReadModel {
    private ReadModel() {}

    /** Takes the events in the caller's transaction, the batches in a fixed order. */
    public static void apply(Handle handle, List<IntakeEvent> events) {
        apply(handle, events, true);
    }

    /**
     * @param news whether webhooks are to be told; not of what happened long ago
     */
    static void apply(Handle handle, List<IntakeEvent> events, boolean news) {
        TreeMap<BatchKey, List<IntakeEvent>> byBatch = new TreeMap<>();
        for (IntakeEvent event : events) {
            byBatch.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(event);
        }
        byBatch.forEach((key, ofBatch) -> new BatchUpdate(handle, key, news).apply(ofBatch));
    }
}
