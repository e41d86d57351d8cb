package io.inkstream.results.export;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import io.inkstream.results.query.BatchView;
import io.inkstream.results.query.Batches;
import io.inkstream.results.query.CurrentTenant;
import io.inkstream.results.query.DocumentView;
import io.inkstream.results.query.Documents;
import io.inkstream.results.query.OutputFormat;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Batches and documents as files: what has ended so far, everything once the batch is final. */
@Path("/v1")
@Tag(name = "export")
@RunOnVirtualThread
public class ExportResource {
    private static final List<OutputFormat> FORMATS =
            List.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSON_LINES);

    private final Batches batches;
    private final Documents documents;
    private final Exports exports;
    private final CurrentTenant tenant;

    @Inject
    public ExportResource(
            Batches batches, Documents documents, Exports exports, CurrentTenant tenant) {
        this.batches = batches;
        this.documents = documents;
        this.exports = exports;
        this.tenant = tenant;
    }

    @GET
    @Path("batches/{batch}/export")
    @Operation(operationId = "exportBatch", summary = "All documents as text, JSON or JSON Lines")
    public Response batch(
            @PathParam("batch") String batch,
            @QueryParam("format") @Nullable String format,
            @Context HttpHeaders headers)
            throws StorageException {
        BatchView view = batches.getBatch(tenant.id(), new BatchId(batch));
        OutputFormat chosen = OutputFormat.choose(format, headers, FORMATS);
        return answer(view.batchId().value(), chosen, exports.batch(tenant.id(), view, chosen));
    }

    @GET
    @Path("documents/{document}/export")
    @Operation(operationId = "exportDocument", summary = "The pages as text, JSON or JSON Lines")
    public Response document(
            @PathParam("document") String document,
            @QueryParam("format") @Nullable String format,
            @Context HttpHeaders headers)
            throws StorageException {
        DocumentView view = documents.getDocument(tenant.id(), new DocumentId(document));
        OutputFormat chosen = OutputFormat.choose(format, headers, FORMATS);
        return answer(
                view.documentId().value(), chosen, exports.document(tenant.id(), view, chosen));
    }

    @GET
    @Path("documents/{document}/text")
    @Operation(operationId = "getDocumentText", summary = "The text, pages parted by form feeds")
    public Response text(@PathParam("document") String document) throws StorageException {
        DocumentView view = documents.getDocument(tenant.id(), new DocumentId(document));
        return Response.ok(exports.document(tenant.id(), view, OutputFormat.TEXT))
                .type(OutputFormat.TEXT.mediaType())
                .build();
    }

    private static Response answer(String name, OutputFormat format, StreamingOutput body) {
        return Response.ok(body)
                .type(format.mediaType())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.%s\"".formatted(name, format.extension()))
                .build();
    }
}
