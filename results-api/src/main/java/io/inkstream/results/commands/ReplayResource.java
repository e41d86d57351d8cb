package io.inkstream.results.commands;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.Problems;
import io.inkstream.results.query.BatchView;
import io.inkstream.results.query.Batches;
import io.inkstream.results.query.CurrentTenant;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reads the pages of an ended batch again through another model or decoder. */
@Path("/v1/batches/{batch}/replay")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "batches")
@RunOnVirtualThread
public class ReplayResource {
    private final Batches batches;
    private final BatchDecisions decisions;
    private final CurrentTenant tenant;

    @Inject
    public ReplayResource(Batches batches, BatchDecisions decisions, CurrentTenant tenant) {
        this.batches = batches;
        this.decisions = decisions;
        this.tenant = tenant;
    }

    /** Asking twice for the same reading changes nothing more, finished or not. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayBatch",
            summary = "Reads an ended batch again in another way; earlier readings stay beside it")
    public Response replay(@PathParam("batch") String batch, @Nullable ReplayRequest request)
            throws StorageException, PublishException {
        BatchId id = new BatchId(batch);
        ReplayRequest wish =
                request == null ? new ReplayRequest(null, null, null, null, null) : request;
        BatchView view = batches.getBatch(tenant.id(), id);
        decisions.replay(tenant.id(), id, wish, () -> requireEnded(view));
        return Response.accepted(batches.getBatch(tenant.id(), id))
                .location(URI.create("/v1/batches/" + id))
                .build();
    }

    private static void requireEnded(BatchView view) {
        CommandResource.requireNotCancelled(view);
        if (!view.state().isFinal()) {
            throw Problems.of(
                    ProblemCode.INVALID_STATE,
                    "batch %s is %s; a replay is for a batch that has ended"
                            .formatted(view.batchId(), CommandResource.name(view)));
        }
    }
}
