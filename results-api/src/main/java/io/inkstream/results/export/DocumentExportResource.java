package io.inkstream.results.export;

import io.inkstream.contracts.DocumentId;
import io.inkstream.results.query.CurrentTenant;
import io.inkstream.results.query.DocumentView;
import io.inkstream.results.query.Documents;
import io.inkstream.results.query.OutputFormat;
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
import java.io.IOException;
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
    @Operation(
            operationId = "exportDocument",
            summary = "The pages in any format, where it needs several files as a ZIP archive")
    public Response export(
            @PathParam("document") String document,
            @QueryParam("format") @Nullable String format,
            @QueryParam("images") @DefaultValue("false") boolean images,
            @Context HttpHeaders headers,
            @Context UriInfo address)
            throws StorageException, IOException {
        DocumentView view = documents.getDocument(tenant.id(), new DocumentId(document));
        ExportRequest request = ExportRequest.of(format, images, headers, address);
        return exports.document(tenant.id(), view, request).answer().build();
    }

    @GET
    @Path("text")
    @Operation(operationId = "getDocumentText", summary = "The text, pages parted by form feeds")
    public Response text(@PathParam("document") String document)
            throws StorageException, IOException {
        DocumentView view = documents.getDocument(tenant.id(), new DocumentId(document));
        ExportFile file =
                exports.document(
                        tenant.id(), view, new ExportRequest(OutputFormat.TEXT, false, ""));
        return Response.ok(file.body()).type(file.type()).build();
    }
}
