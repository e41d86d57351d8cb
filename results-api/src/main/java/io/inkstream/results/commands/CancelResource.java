package io.inkstream.results.commands;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchState.State;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.Problems;
import io.inkstream.results.query.BatchView;
import io.inkstream.results.query.Batches;
import io.inkstream.results.query.CurrentTenant;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cancels batches: first the marker that workers look up, then the event that tells of it. */
@Path("/v1/batches/{batch}/cancel")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "batches")
@RunOnVirtualThread
public class CancelResource {
    private final Batches batches;
    private final ObjectStore store;
    private final Instance<EventPublisher> publisher;
    private final Clock clock;
    private final CurrentTenant tenant;

    @Inject
    public CancelResource(
            Batches batches,
            ObjectStore store,
            Instance<EventPublisher> publisher,
            Clock clock,
            CurrentTenant tenant) {
        this.batches = batches;
        this.store = store;
        this.publisher = publisher;
        this.clock = clock;
        this.tenant = tenant;
    }

    /** Repeating it changes nothing; a batch that has ended otherwise is left as it is. */
    @POST
    @Operation(operationId = "cancelBatch", summary = "Drops what has not been read yet")
    public Response cancel(@PathParam("batch") String batch)
            throws StorageException, PublishException, IOException {
        BatchId id = new BatchId(batch);
        BatchView view = batches.getBatch(tenant.id(), id);
        if (view.state().isFinal() && view.state() != State.CANCELLED) {
            throw Problems.of(
                    ProblemCode.INVALID_STATE,
                    "batch %s has ended: %s".formatted(id, Json.text(view.state())));
        }
        if (view.state() != State.CANCELLED) {
            announce(mark(id));
        }
        return Response.accepted(view).location(URI.create("/v1/batches/" + id)).build();
    }

    /** The command of whoever cancelled first. */
    private BatchCommand mark(BatchId batch) throws StorageException, IOException {
        TenantId owner = tenant.id();
        String key = ObjectKeys.cancelled(owner, batch);
        BatchCommand command =
                BatchCommand.of(owner, batch, BatchCommand.Kind.CANCELLED, clock.instant());
        return store.putIfAbsent(key, ObjectContent.json(Json.bytes(command)))
                ? command
                : Json.read(store.read(key), BatchCommand.class);
    }

    private void announce(BatchCommand command) throws PublishException {
        String batch = command.batchId().value();
        publisher
                .get()
                .publish(
                        Event.json(
                                Topic.BATCHES_COMMANDS,
                                batch,
                                batch + " " + command.kind(),
                                batch,
                                command));
    }
}
