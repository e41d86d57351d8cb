package io.inkstream.results.commands;

import io.inkstream.contracts.BatchControl;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchState.State;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.Problems;
import io.inkstream.results.query.BatchView;
import io.inkstream.results.query.Batches;
import io.inkstream.results.query.CurrentTenant;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people ask to be done to a batch. Asking twice changes nothing more. */
@Path("/v1/batches/{batch}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "batches")
@RunOnVirtualThread
public class CommandResource {
    private final Batches batches;
    private final BatchDecisions decisions;
    private final CurrentTenant tenant;

    @Inject
    public CommandResource(Batches batches, BatchDecisions decisions, CurrentTenant tenant) {
        this.batches = batches;
        this.decisions = decisions;
        this.tenant = tenant;
    }

    @POST
    @Path("cancel")
    @Operation(operationId = "cancelBatch", summary = "Drops what has not been read yet")
    public Response cancel(@PathParam("batch") String batch)
            throws StorageException, PublishException {
        BatchId id = new BatchId(batch);
        BatchView view = batches.getBatch(tenant.id(), id);
        if (view.state() != State.CANCELLED) {
            requireUnfinished(view);
            decisions.cancel(tenant.id(), id);
        }
        return accepted(id);
    }

    @POST
    @Path("pause")
    @Operation(
            operationId = "pauseBatch",
            summary = "Reads no further; pages in hand stop at their next step")
    public Response pause(@PathParam("batch") String batch)
            throws StorageException, PublishException {
        BatchId id = new BatchId(batch);
        requireUnfinished(batches.getBatch(tenant.id(), id));
        decisions.decide(
                tenant.id(),
                id,
                (now, at) -> now.paused() ? Optional.empty() : Optional.of(now.pause(at)));
        return accepted(id);
    }

    @POST
    @Path("resume")
    @Operation(operationId = "resumeBatch", summary = "Goes on after a pause")
    public Response resume(@PathParam("batch") String batch)
            throws StorageException, PublishException {
        BatchId id = new BatchId(batch);
        requireUnfinished(batches.getBatch(tenant.id(), id));
        decisions.decide(
                tenant.id(),
                id,
                (now, at) -> now.paused() ? Optional.of(now.resume(at)) : Optional.empty());
        return accepted(id);
    }

    @POST
    @Path("retry")
    @Operation(
            operationId = "retryBatch",
            summary = "Reads the failed pages of an ended batch once more, and only those")
    public Response retry(@PathParam("batch") String batch)
            throws StorageException, PublishException {
        BatchId id = new BatchId(batch);
        BatchView view = batches.getBatch(tenant.id(), id);
        int seen = batches.controlRevision(tenant.id(), id);
        if (view.counts().pagesFailed() == 0 || !view.state().isFinal()) {
            throw Problems.of(
                    ProblemCode.INVALID_STATE,
                    "batch %s is %s with %d failed pages; a retry is for failed pages of a batch"
                                    .formatted(id, name(view), view.counts().pagesFailed())
                            + " that has ended");
        }
        requireNotCancelled(view);
        // of two who ask at a time the second finds that it has begun
        decisions.decide(tenant.id(), id, (now, at) -> retried(now, seen).map(b -> b.retry(at)));
        return accepted(id);
    }

    private static Optional<BatchControl> retried(BatchControl now, int seen) {
        return now.revision() == seen ? Optional.of(now) : Optional.empty();
    }

    @DELETE
    @Operation(
            operationId = "deleteBatch",
            summary = "Removes the batch with everything that belongs to it, for good")
    public Response delete(@PathParam("batch") String batch)
            throws StorageException, PublishException {
        BatchId id = new BatchId(batch);
        if (batches.findBatch(tenant.id(), id).isPresent()) {
            decisions.delete(tenant.id(), id);
        }
        return Response.accepted().build();
    }

    private static void requireUnfinished(BatchView view) {
        if (view.state().isFinal()) {
            throw Problems.of(
                    ProblemCode.INVALID_STATE,
                    "batch %s has ended: %s".formatted(view.batchId(), name(view)));
        }
    }

    static void requireNotCancelled(BatchView view) {
        if (view.state() == State.CANCELLED) {
            throw Problems.of(
                    ProblemCode.INVALID_STATE,
                    "batch %s was cancelled; upload it again".formatted(view.batchId()));
        }
    }

    static String name(BatchView view) {
        return Json.mapper().convertValue(view.state(), String.class);
    }

    private Response accepted(BatchId batch) throws StorageException {
        return Response.accepted(batches.getBatch(tenant.id(), batch))
                .location(URI.create("/v1/batches/" + batch))
                .build();
    }
}
