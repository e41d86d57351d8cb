package io.inkstream.results.query;

import io.inkstream.contracts.PageId;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The stored image of a page: written once, so clients may keep it. */
@Path("/v1/pages/{page}/image")
@Tag(name = "pages")
@RunOnVirtualThread
public class PageImageResource {
    private static final Map<String, String> TYPES =
            Map.of("png", "image/png", "jpg", "image/jpeg", "tif", "image/tiff");

    private final Accepted accepted;
    private final Pages pages;
    private final ObjectStore store;
    private final CurrentTenant tenant;

    @Inject
    public PageImageResource(
            Accepted accepted, Pages pages, ObjectStore store, CurrentTenant tenant) {
        this.accepted = accepted;
        this.pages = pages;
        this.store = store;
        this.tenant = tenant;
    }

    @GET
    @Operation(operationId = "getPageImage", summary = "The bytes of the image, or a range of them")
    public Response get(
            @PathParam("page") String page,
            @HeaderParam("Range") @Nullable String range,
            @Context Request request)
            throws StorageException {
        PageId id = new PageId(page);
        Optional<ObjectStat> found = accepted.findImage(tenant.id(), id);
        if (found.isEmpty()) {
            throw absent(id);
        }
        ObjectStat image = found.get();
        EntityTag tag = new EntityTag(id.value());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        Optional<ByteRange> part = ByteRange.parse(range, image.sizeBytes());
        if (part.filter(asked -> !asked.isSatisfiable()).isPresent()) {
            return Response.status(416)
                    .header("Content-Range", "bytes */" + image.sizeBytes())
                    .build();
        }
        return answer(image, part).tag(tag).build();
    }

    private Response.ResponseBuilder answer(ObjectStat image, Optional<ByteRange> part)
            throws StorageException {
        ByteRange bytes = part.orElse(new ByteRange(0, image.sizeBytes()));
        String extension = image.key().substring(image.key().lastIndexOf('.') + 1);
        Response.ResponseBuilder answer =
                Response.status(part.isPresent() ? 206 : 200)
                        .entity(copy(open(image, bytes)))
                        .type(TYPES.getOrDefault(extension, "image/" + extension))
                        .header(HttpHeaders.CONTENT_LENGTH, bytes.length())
                        .header("Accept-Ranges", "bytes")
                        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable");
        part.ifPresent(
                asked -> answer.header("Content-Range", asked.contentRange(image.sizeBytes())));
        return answer;
    }

    private InputStream open(ObjectStat image, ByteRange bytes) throws StorageException {
        return store.range(image.key(), bytes.first(), bytes.length());
    }

    private static StreamingOutput copy(InputStream from) {
        return to -> {
            try (from) {
                from.transferTo(to);
            }
        };
    }

    private RuntimeException absent(PageId page) throws StorageException {
        pages.getWaiting(tenant.id(), page);
        return Problems.of(ProblemCode.NOT_READY, "page " + page + " has no image yet");
    }
}
