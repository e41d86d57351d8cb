package io.inkstream.results.corrections;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.LineId;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.TenantId;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The corrections of lines as they are true: numbered objects, each written once, so of two people
 * who correct the same revision one wins and the other is told.
 */
@Singleton
public final class CorrectionStore {
    private final ObjectStore store;

    @Inject
    public CorrectionStore(ObjectStore store) {
        this.store = store;
    }

    /** What stands now. */
    public Optional<LineCorrected> findLatest(TenantId tenant, LineId line)
            throws StorageException {
        List<ObjectStat> revisions = revisions(tenant, line);
        return revisions.isEmpty()
                ? Optional.empty()
                : Optional.of(read(revisions.getLast().key()));
    }

    /** All revisions, the first one first. */
    public List<LineCorrected> listRevisions(TenantId tenant, LineId line) throws StorageException {
        List<LineCorrected> history = new ArrayList<>();
        for (ObjectStat revision : revisions(tenant, line)) {
            history.add(read(revision.key()));
        }
        return history;
    }

    /** Returns whether this call wrote the revision; if not, another one has this number. */
    public boolean createRevision(LineCorrected correction) throws StorageException {
        return store.putIfAbsent(
                ObjectKeys.correction(
                        correction.tenant(), correction.lineId(), correction.revision()),
                ObjectContent.json(Json.bytes(correction)));
    }

    private List<ObjectStat> revisions(TenantId tenant, LineId line) throws StorageException {
        return store.listAll(ObjectKeys.corrections(tenant, line));
    }

    private LineCorrected read(String key) throws StorageException {
        try {
            return Json.read(store.read(key), LineCorrected.class);
        } catch (IOException e) {
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }
}
