package io.inkstream.results.export;

import io.inkstream.contracts.BatchId;
import io.inkstream.results.query.BatchView;
import io.inkstream.results.query.Batches;
import io.inkstream.results.query.CurrentTenant;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Batches as files: what has ended so far, everything once the batch is final. */
@Path("/v1/batches/{batch}/export")
@Tag(name = "export")
@RunOnVirtualThread
public class BatchExportResource {
    private final Batches batches;
    private final Exports exports;
    private final CurrentTenant tenant;

    @Inject
    BatchExportResource(Batches batches, Exports exports, CurrentTenant tenant) {
        this.batches = batches;
        this.exports = exports;
        this.tenant = tenant;
    }

    @GET
    @Operation(
            operationId = "exportBatch",
            summary = "All documents in any format, where it needs several files as a ZIP archive")
    public Response get(
            @PathParam("batch") String batch,
            @QueryParam("format") @Nullable String format,
            @QueryParam("images") @DefaultValue("false") boolean images,
            @Context HttpHeaders headers,
            @Context UriInfo address)
            throws StorageException {
        BatchView view = batches.getBatch(tenant.id(), new BatchId(batch));
        ExportRequest request = ExportRequest.of(format, images, headers, address);
        return exports.batch(tenant.id(), view, request).answer().build();
    }
}
