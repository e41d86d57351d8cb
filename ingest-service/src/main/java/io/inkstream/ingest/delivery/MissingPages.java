package io.inkstream.ingest.delivery;

import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which pages of a document lack the outcome that a plan wants. A page has it when there is an
 * outcome of this very plan, or a text from an earlier try of the same reading: a retry is for
 * pages that failed.
 */
final class MissingPages {
    /** Outcomes begin with which of the two they are. */
    private static final int PEEKED_BYTES = 64;

    private static final String RECOGNIZED = "\"outcome\":\"recognized\"";

    private final Set<Integer> ended = new HashSet<>();

    /** Costs a listing of the document's outcomes, and a look at those of earlier tries. */
    MissingPages(ObjectStore store, DocumentRecord document, RecognitionPlan plan)
            throws StorageException {
        String prefix = ObjectKeys.outcomes(document.tenant(), document.documentId());
        for (ObjectStat outcome : store.listAll(prefix)) {
            String[] name = outcome.key().substring(prefix.length()).split("[/.]", -1);
            int page = Integer.parseInt(name[0]);
            if (!ended.contains(page) && isWanted(store, outcome.key(), name[1], plan)) {
                ended.add(page);
            }
        }
    }

    private static boolean isWanted(
            ObjectStore store, String key, String outcomeId, RecognitionPlan plan)
            throws StorageException {
        OptionalInt epoch = plan.epochOf(outcomeId);
        if (epoch.isEmpty() || epoch.getAsInt() > plan.epoch()) {
            return false;
        }
        return epoch.getAsInt() == plan.epoch() || isText(store, key);
    }

    boolean contains(int page) {
        return !ended.contains(page);
    }

    private static boolean isText(ObjectStore store, String key) throws StorageException {
        try (InputStream in = store.range(key, 0, PEEKED_BYTES)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(RECOGNIZED);
        } catch (IOException e) {
            throw new StorageException("reading " + key + " broke off", e);
        }
    }
}
