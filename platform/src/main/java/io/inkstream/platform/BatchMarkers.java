package io.inkstream.platform;

import io.inkstream.contracts.BatchControl;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.contracts.TenantId;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people decided about batches, as it stands in the object store: looked up before each
 * document, each page and each step. A look costs one listing, and one read more once somebody has
 * decided anything.
 */
@Singleton
public class BatchMarkers {
    private final ObjectStore store;

    public BatchMarkers(ObjectStore store) {
        this.store = store;
    }

    /**
     * How a batch stands at the moment of the look.
     *
     * @param control the latest revision of what people want, empty while nobody asked for anything
     */
    public record Standing(boolean deleted, boolean cancelled, Optional<BatchControl> control) {
        /** Whether its documents and pages are to be worked on. */
        public boolean takesWork() {
            return !deleted && !cancelled && control.filter(BatchControl::paused).isEmpty();
        }

        /** How its pages are to be read now. */
        public RecognitionPlan planOr(RecognitionPlan accepted) {
            return control.map(BatchControl::plan).orElse(accepted);
        }

        /** The latest revision; before the first, what the upload asked for. */
        public BatchControl controlOr(BatchManifest manifest) {
            return control.orElseGet(() -> BatchControl.initial(manifest));
        }

        /** 0 while nobody asked for anything. */
        public int revision() {
            return control.map(BatchControl::revision).orElse(0);
        }
    }

    public Standing look(TenantId tenant, BatchId batch) throws StorageException {
        List<String> keys =
                store.listAll(ObjectKeys.markers(tenant, batch)).stream()
                        .map(ObjectStat::key)
                        .toList();
        Optional<String> latest =
                keys.stream()
                        .filter(key -> isControl(tenant, batch, key))
                        .reduce((earlier, later) -> later);
        return new Standing(
                keys.contains(ObjectKeys.deleted(tenant, batch)),
                keys.contains(ObjectKeys.cancelled(tenant, batch)),
                latest.isPresent() ? read(latest.get()) : Optional.empty());
    }

    /** All revisions of what people want of it, the first one first. */
    public List<BatchControl> listControls(TenantId tenant, BatchId batch) throws StorageException {
        List<BatchControl> controls = new ArrayList<>();
        for (ObjectStat object : store.listAll(ObjectKeys.markers(tenant, batch))) {
            if (isControl(tenant, batch, object.key())) {
                read(object.key()).ifPresent(controls::add);
            }
        }
        return controls;
    }

    private static boolean isControl(TenantId tenant, BatchId batch, String key) {
        return !key.equals(ObjectKeys.deleted(tenant, batch))
                && !key.equals(ObjectKeys.cancelled(tenant, batch));
    }

    /** Empty when the batch was deleted between listing and reading. */
    private Optional<BatchControl> read(String key) throws StorageException {
        Optional<byte[]> bytes = store.find(key);
        try {
            return bytes.isPresent()
                    ? Optional.of(Json.read(bytes.get(), BatchControl.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }
}
