package io.inkstream.faults.check;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known after a trial.
 *
 * @param sent what the client did
 * @param objects bytes by key, of the batches sent
 * @param told events about them
 * @param batches rows of the batches
 * @param outcomes rows of their pages
 * @param readings the right text by digest of the page image
 * @param undisturbed whether nothing failed
 */
public record Evidence(
        List<Sent> sent,
        Map<String, byte[]> objects,
        List<Told> told,
        List<BatchRow> batches,
        List<OutcomeRow> outcomes,
        Map<String, String> readings,
        boolean undisturbed) {
    public Evidence {
        sent = List.copyOf(sent);
        objects = Map.copyOf(objects);
        told = List.copyOf(told);
        batches = List.copyOf(batches);
        outcomes = List.copyOf(outcomes);
        readings = Map.copyOf(readings);
    }

    /** Whether it was accepted, whoever heard of it. */
    boolean hasManifest(BatchId batch) {
        return objects.containsKey(ObjectKeys.manifest(TenantId.DEFAULT, batch));
    }

    Optional<BatchRow> row(BatchId batch) {
        return batches.stream().filter(row -> row.batch().equals(batch)).findFirst();
    }
}
