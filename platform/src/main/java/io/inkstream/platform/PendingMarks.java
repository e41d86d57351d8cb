package io.inkstream.platform;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.MalformedIdException;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.TenantId;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The marks of batches whose announcements may still be missing: written before a batch is accepted
 * and before each decision about it, removed once the read model has seen it through. Each revision
 * has a mark of its own, so that the end of an earlier one never removes that of a later one.
 */
@Singleton
public class PendingMarks {
    private static final Logger LOG = LoggerFactory.getLogger(PendingMarks.class);

    private final ObjectStore store;

    public PendingMarks(ObjectStore store) {
        this.store = store;
    }

    /**
     * A batch that may have something to announce.
     *
     * @param revision of what people want of it; 0 for its acceptance
     * @param since when the mark was last written
     */
    public record Mark(TenantId tenant, BatchId batch, int revision, Instant since) {}

    /** Writing it again makes it young again. */
    public void put(TenantId tenant, BatchId batch, int revision) throws StorageException {
        store.put(
                ObjectKeys.pending(tenant, batch, revision), ObjectContent.json(Json.bytes(batch)));
    }

    /** All marks, in the order of their keys; what is no mark is passed over. */
    public List<Mark> list() throws StorageException {
        return parse(store.listAll(ObjectKeys.pending()));
    }

    /** Removes the marks of a batch up to the revision. */
    public void remove(TenantId tenant, BatchId batch, int revision) throws StorageException {
        for (Mark mark : parse(store.listAll(ObjectKeys.pending(tenant, batch)))) {
            if (mark.revision() <= revision) {
                store.delete(ObjectKeys.pending(tenant, batch, mark.revision()));
            }
        }
    }

    private static List<Mark> parse(List<ObjectStat> objects) {
        List<Mark> marks = new ArrayList<>();
        for (ObjectStat object : objects) {
            try {
                marks.add(parse(object));
            } catch (MalformedIdException | IndexOutOfBoundsException | NumberFormatException e) {
                LOG.warn("no mark of a batch: {}", object.key());
            }
        }
        return marks;
    }

    private static Mark parse(ObjectStat object) {
        String[] parts = object.key().split("/", -1);
        String[] name = parts[2].split("\\.", -1);
        return new Mark(
                new TenantId(parts[1]),
                new BatchId(name[0]),
                name.length == 1 ? 0 : Integer.parseInt(name[1]),
                object.modifiedAt());
    }
}
