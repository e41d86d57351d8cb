package io.inkstream.results.export;

import io.inkstream.contracts.DocumentId;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Documents as files: what has ended so far, everything once the document is done. */
@Path("/v1/documents/{document}")
@Tag(name = "export")
@RunOnVirtualThread
public class DocumentExportResource {
    private final Documents documents;
    private final Exports exports;
    private final CurrentTenant tenant;

    @Inject
    DocumentExportResource(Documents documents, Exports exports, CurrentTenant tenant) {
        this.documents = documents;
        this.exports = exports;
        this.tenant = tenant;
    }

    @GET
    @Path("export")
    @Operation(operationId = "exportDocument", summary = "The pages as text, JSON or JSON Lines")
    public Response export(
            @PathParam("document") String document,
            @QueryParam("format") @Nullable String format,
            @Context HttpHeaders headers)
            throws StorageException {
        DocumentView view = documents.getDocument(tenant.id(), new DocumentId(document));
        OutputFormat chosen = OutputFormat.choose(format, headers, Exports.FORMATS);
        return Exports.answer(
                view.documentId().value(), chosen, exports.document(tenant.id(), view, chosen));
    }

    @GET
    @Path("text")
    @Operation(operationId = "getDocumentText", summary = "The text, pages parted by form feeds")
    public Response text(@PathParam("document") String document) throws StorageException {
        DocumentView view = documents.getDocument(tenant.id(), new DocumentId(document));
        return Response.ok(exports.document(tenant.id(), view, OutputFormat.TEXT))
                .type(OutputFormat.TEXT.mediaType())
                .build();
    }
}
