package io.inkstream.results.query;

import io.inkstream.contracts.DocumentId;
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

/** Documents and their pages. */
@Path("/v1/documents/{document}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "documents")
@RunOnVirtualThread
public class DocumentResource {
    private final Documents documents;
    private final Pages pages;
    private final CurrentTenant tenant;

    @Inject
    public DocumentResource(Documents documents, Pages pages, CurrentTenant tenant) {
        this.documents = documents;
        this.pages = pages;
        this.tenant = tenant;
    }

    @GET
    @Operation(operationId = "getDocument", summary = "Name, state and number of pages")
    public DocumentView get(@PathParam("document") String document) throws StorageException {
        return documents.getDocument(tenant.id(), new DocumentId(document));
    }

    @GET
    @Path("pages")
    @Operation(operationId = "listPages", summary = "The pages in order, those that wait included")
    public Slice<PageSummary> pages(
            @PathParam("document") String document,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit)
            throws StorageException {
        DocumentId id = documents.getDocument(tenant.id(), new DocumentId(document)).documentId();
        int size = Limit.parse(limit);
        int after = page(cursor);
        List<PageSummary> found = pages.listPages(tenant.id(), id, after, size + 1);
        if (found.size() <= size) {
            return new Slice<>(found, Optional.empty());
        }
        Cursor next = Cursor.of(Integer.toString(after + size));
        return new Slice<>(
                found.subList(0, size),
                Optional.of(
                        "/v1/documents/%s/pages?cursor=%s&limit=%d"
                                .formatted(id, next.text(), size)));
    }

    private static int page(@Nullable String text) {
        Cursor cursor = Cursor.parse(text, 1);
        try {
            return cursor == null ? 0 : Integer.parseInt(cursor.values().getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.malformed(cursor.text());
        }
    }
}
