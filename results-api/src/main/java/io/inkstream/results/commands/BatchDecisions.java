package io.inkstream.results.commands;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchControl;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.BatchMarkers;
import io.inkstream.platform.PendingMarks;
import io.inkstream.platform.Problems;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.results.intake.IntakeEvent;
import io.inkstream.results.intake.ReadModel;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/**
 * Makes what people decide about a batch hold: first the object that workers look up, then the
 * event that tells of it, then at once the row, which the event would reach a little later. Dying
 * in between leaves a mark by which ingest-service ends it.
 */
@Singleton
public class BatchDecisions {
    private static final Logger LOG = Logger.getLogger(BatchDecisions.class);

    private final ObjectStore store;
    private final BatchMarkers markers;
    private final PendingMarks marks;
    private final Instance<EventPublisher> publisher;
    private final ResultsDatabase database;
    private final ReplayPlans replays;
    private final Clock clock;

    @Inject
    public BatchDecisions(
            ObjectStore store,
            BatchMarkers markers,
            PendingMarks marks,
            Instance<EventPublisher> publisher,
            ResultsDatabase database,
            ReplayPlans replays,
            Clock clock) {
        this.store = store;
        this.markers = markers;
        this.marks = marks;
        this.publisher = publisher;
        this.database = database;
        this.replays = replays;
        this.clock = clock;
    }

    /** From what is wanted of a batch now to what is wanted next. */
    @FunctionalInterface
    public interface Wish {
        /** Empty when that is so already. */
        Optional<BatchControl> next(BatchControl now, Instant at);
    }

    /** Of several who decide at a time, each decides on what the one before left. */
    public void decide(TenantId tenant, BatchId batch, Wish wish)
            throws StorageException, PublishException {
        BatchManifest manifest = manifest(tenant, batch);
        while (true) {
            BatchControl now = markers.look(tenant, batch).controlOr(manifest);
            Optional<BatchControl> next = wish.next(now, clock.instant());
            if (next.isEmpty()) {
                return;
            }
            int revision = next.get().revision();
            marks.put(tenant, batch, revision);
            String key = ObjectKeys.control(tenant, batch, revision);
            if (store.putIfAbsent(key, ObjectContent.json(Json.bytes(next.get())))) {
                tell(BatchCommand.of(next.get()));
                return;
            }
        }
    }

    /**
     * Another reading of all pages, unless it is the one that is wanted already.
     *
     * @param allowed throws when the batch is in no state for it; not asked when nothing changes
     */
    void replay(TenantId tenant, BatchId batch, ReplayRequest request, Runnable allowed)
            throws StorageException, PublishException {
        BatchManifest manifest = manifest(tenant, batch);
        List<BatchControl> decided = new ArrayList<>();
        decided.add(BatchControl.initial(manifest));
        decided.addAll(markers.listControls(tenant, batch));
        RecognitionPlan wanted = replays.resolve(manifest, decided.getLast(), request);
        if (!decided.getLast().plan().reading().equals(wanted.reading())) {
            allowed.run();
        }
        RecognitionPlan next = ReplayPlans.latestTry(wanted, decided);
        decide(
                tenant,
                batch,
                (now, at) ->
                        now.plan().reading().equals(next.reading())
                                ? Optional.empty()
                                : Optional.of(now.replay(next, at)));
    }

    public void cancel(TenantId tenant, BatchId batch) throws StorageException, PublishException {
        manifest(tenant, batch);
        tell(
                mark(
                        ObjectKeys.cancelled(tenant, batch),
                        command(tenant, batch, BatchCommand.Kind.CANCELLED)));
    }

    /** The tombstone comes first, so that nobody writes what the removal has passed already. */
    public void delete(TenantId tenant, BatchId batch) throws StorageException, PublishException {
        int revision = markers.look(tenant, batch).revision();
        // after every mark that the end of the batch removes
        marks.put(tenant, batch, revision + 1);
        tell(
                mark(
                        ObjectKeys.deleted(tenant, batch),
                        command(tenant, batch, BatchCommand.Kind.DELETED)));
    }

    private BatchCommand command(TenantId tenant, BatchId batch, BatchCommand.Kind kind) {
        return BatchCommand.of(tenant, batch, kind, clock.instant());
    }

    private BatchManifest manifest(TenantId tenant, BatchId batch) throws StorageException {
        String key = ObjectKeys.manifest(tenant, batch);
        Optional<byte[]> bytes = store.find(key);
        if (bytes.isEmpty()) {
            throw Problems.of(ProblemCode.BATCH_NOT_FOUND, "batch " + batch);
        }
        return read(key, bytes.get(), BatchManifest.class);
    }

    /** The command of whoever was first. */
    private BatchCommand mark(String key, BatchCommand command) throws StorageException {
        return store.putIfAbsent(key, ObjectContent.json(Json.bytes(command)))
                ? command
                : read(key, store.read(key), BatchCommand.class);
    }

    private static <T> T read(String key, byte[] bytes, Class<T> type) throws StorageException {
        try {
            return Json.read(bytes, type);
        } catch (IOException e) {
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }

    private void tell(BatchCommand command) throws PublishException {
        String batch = command.batchId().value();
        Event event = Event.json(Topic.BATCHES_COMMANDS, batch, command.fact(), batch, command);
        publisher.get().publish(event);
        try {
            database.jdbi()
                    .useTransaction(handle ->
                            ReadModel.apply(handle, List.of(new IntakeEvent.Command(command))));
        } catch (JdbiException e) {
            LOG.debugf("the row of batch %s learns of it with the event: %s", batch, e);
        }
    }
}
