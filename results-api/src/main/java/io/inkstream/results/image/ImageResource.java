package io.inkstream.results.image;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import io.inkstream.results.ResultsConfig;
import io.inkstream.results.query.CurrentTenant;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Pages and lines as images by the IIIF Image API 3, level 1. {@code id} is of a page or a line.
 */
@Path("/v1/iiif/{id}")
@Tag(name = "images")
@RunOnVirtualThread
public class ImageResource {
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    private final ImageSubjects subjects;
    private final CurrentTenant tenant;
    private final long mostPixels;

    @Inject
    ImageResource(ImageSubjects subjects, CurrentTenant tenant, ResultsConfig config) {
        this.subjects = subjects;
        this.tenant = tenant;
        this.mostPixels = config.image().maxPixels();
    }

    @GET
    @Operation(operationId = "getImageService", summary = "Sends on to info.json")
    public Response service(@PathParam("id") String id, @Context UriInfo address) {
        return open(Response.seeOther(URI.create(service(address, id) + "/info.json"))).build();
    }

    @GET
    @Path("info.json")
    @Operation(operationId = "getImageInfo", summary = "Size and abilities, IIIF Image API 3")
    public Response info(
            @PathParam("id") String id, @Context UriInfo address, @Context HttpHeaders headers)
            throws StorageException, IOException {
        Frame frame = subjects.get(tenant.id(), id).frame();
        ImageInfo info = ImageInfo.of(service(address, id), frame, mostPixels);
        boolean linked =
                headers.getAcceptableMediaTypes().stream()
                        .anyMatch(type -> type.getSubtype().equals("ld+json"));
        return open(Response.ok(Json.bytes(info)))
                .type(linked ? ImageInfo.MEDIA_TYPE : MediaType.APPLICATION_JSON)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .build();
    }

    @GET
    @Path("{region}/{size}/{rotation}/{file}")
    @Operation(operationId = "getImage", summary = "A part in a size, IIIF Image API 3")
    public Response image(
            @PathParam("id") String id,
            @PathParam("region") String region,
            @PathParam("size") String size,
            @PathParam("rotation") String rotation,
            @PathParam("file") String file,
            @Context UriInfo address,
            @Context Request request)
            throws StorageException, IOException {
        if (!rotation.equals("0")) {
            throw Problems.of(
                    ProblemCode.INVALID_PARAMETER, "rotation: must be 0, was \"" + rotation + "\"");
        }
        Rendering rendering = Rendering.of(file);
        // whose it is comes first: a guessed tag must not tell that a page is there
        ImageSubjects.Subject subject = subjects.get(tenant.id(), id);
        // a comma would part one tag into two
        EntityTag tag = new EntityTag(Base32.hash(26, id, region, size, file));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return open(unchanged.tag(tag)).build();
        }
        Frame part = Region.of(region, subject.frame().width(), subject.frame().height());
        Size pixels = Size.of(size, part, mostPixels);
        Frame place = part.movedBy(subject.frame().x(), subject.frame().y());
        return open(Response.ok(rendering.bytes(subject.stored(), place, pixels)))
                .type(rendering.mediaType())
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .build();
    }

    private static String service(UriInfo address, String id) {
        return address.getBaseUriBuilder().path("v1/iiif").path(id).build().toString();
    }

    /** For viewers on any site, as the standard asks. */
    private static Response.ResponseBuilder open(Response.ResponseBuilder answer) {
        return answer.header("Access-Control-Allow-Origin", "*")
                .header(HttpHeaders.LINK, "<%s>;rel=\"profile\"".formatted(ImageInfo.LEVEL));
    }
}
