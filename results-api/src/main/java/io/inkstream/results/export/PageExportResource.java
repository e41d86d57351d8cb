package io.inkstream.results.export;

import io.inkstream.contracts.PageId;
import io.inkstream.results.query.CurrentTenant;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Pages as files. {@code ?outcome=} asks for another reading than the current one. */
@Path("/v1/pages/{page}/export")
@Tag(name = "export")
@RunOnVirtualThread
public class PageExportResource {
    private final EndedPages pages;
    private final Exports exports;
    private final CurrentTenant tenant;

    @Inject
    PageExportResource(EndedPages pages, Exports exports, CurrentTenant tenant) {
        this.pages = pages;
        this.exports = exports;
        this.tenant = tenant;
    }

    @GET
    @Operation(operationId = "exportPage", summary = "The page in any format")
    public Response get(
            @PathParam("page") String page,
            @QueryParam("format") @Nullable String format,
            @QueryParam("outcome") @Nullable String outcomeId,
            @Context HttpHeaders headers,
            @Context UriInfo address,
            @Context Request request)
            throws StorageException, IOException {
        ExportRequest asked = ExportRequest.of(format, false, headers, address);
        EndedPages.Found found = pages.get(tenant.id(), new PageId(page), outcomeId);
        EntityTag tag = new EntityTag(found.version() + "." + asked.format().parameter());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        return exports.page(found, asked)
                .answer()
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }
}
