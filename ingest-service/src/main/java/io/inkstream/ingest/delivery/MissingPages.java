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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Which pages of a document lack the outcome that a plan wants. A page has it when there is an
 * outcome of this very plan, or a text from an earlier try of the same reading: a retry is for
 * pages that failed.
 */
final class MissingPages {
    /** Outcomes begin with which of the two they are. */
    private static final int PEEKED_BYTES = 64;

    private static final String RECOGNIZED = "\"outcome\":\"recognized\"";

    /** The try that a page has its outcome from. */
    private final Map<Integer, Integer> ended = new HashMap<>();

    /** Costs a listing of the document's outcomes, and a look at those of earlier tries. */
    MissingPages(ObjectStore store, DocumentRecord document, RecognitionPlan plan)
            throws StorageException {
        String prefix = ObjectKeys.outcomes(document.tenant(), document.documentId());
        for (ObjectStat outcome : store.listAll(prefix)) {
            String[] name = outcome.key().substring(prefix.length()).split("[/.]", -1);
            int page = Integer.parseInt(name[0]);
            OptionalInt epoch = plan.epochOf(name[1]);
            if (epoch.isPresent()
                    && epoch.getAsInt() <= plan.epoch()
                    && epoch.getAsInt() > ended.getOrDefault(page, -1)
                    && isWanted(store, outcome.key(), epoch.getAsInt(), plan)) {
                ended.put(page, epoch.getAsInt());
            }
        }
    }

    private static boolean isWanted(ObjectStore store, String key, int epoch, RecognitionPlan plan)
            throws StorageException {
        return epoch == plan.epoch() || isText(store, key);
    }

    boolean contains(int page) {
        return !ended.containsKey(page);
    }

    /** Of a page that is not missing. */
    int epochOf(int page) {
        return Objects.requireNonNull(ended.get(page), "a missing page");
    }

    private static boolean isText(ObjectStore store, String key) throws StorageException {
        try (InputStream in = store.range(key, 0, PEEKED_BYTES)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(RECOGNIZED);
        } catch (IOException e) {
            throw new StorageException("reading " + key + " broke off", e);
        }
    }
}
