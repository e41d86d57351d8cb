package io.inkstream.results.query;

import io.inkstream.contracts.BatchId;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All that failed in a batch and why; the batch itself shows the first few. */
@Path("/v1/batches/{batch}/failures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "batches")
@RunOnVirtualThread
public class FailureResource {
    private final Batches batches;
    private final Failures failures;
    private final CurrentTenant tenant;

    @Inject
    public FailureResource(Batches batches, Failures failures, CurrentTenant tenant) {
        this.batches = batches;
        this.failures = failures;
        this.tenant = tenant;
    }

    @GET
    @Operation(operationId = "listFailures", summary = "Documents and pages without text, and why")
    public Slice<FailureView> list(
            @PathParam("batch") String batch,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit)
            throws StorageException {
        BatchId id = batches.getBatch(tenant.id(), new BatchId(batch)).batchId();
        int size = Limit.parse(limit);
        List<FailureView> found =
                failures.listFailures(tenant.id(), id, Cursor.parse(cursor, 2), size + 1);
        if (found.size() <= size) {
            return new Slice<>(found, Optional.empty());
        }
        Cursor next = Failures.cursor(found.get(size - 1));
        return new Slice<>(
                found.subList(0, size),
                Optional.of(
                        "/v1/batches/%s/failures?cursor=%s&limit=%d"
                                .formatted(id, next.text(), size)));
    }
}
