package io.inkstream.results.lines;

import io.inkstream.contracts.BatchId;
import io.inkstream.results.query.CurrentTenant;
import io.inkstream.results.query.Limit;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a person should look at next. */
@Path("/v1/review")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lines")
@RunOnVirtualThread
public class ReviewResource {
    private final ReviewQueue queue;
    private final CurrentTenant tenant;

    @Inject
    ReviewResource(ReviewQueue queue, CurrentTenant tenant) {
        this.queue = queue;
        this.tenant = tenant;
    }

    @GET
    @Operation(
            operationId = "review",
            summary = "The lines whose correction gains most, and the error that is left")
    public Review review(
            @QueryParam("batch") @Nullable String batch,
            @QueryParam("limit") @Nullable String limit) {
        return queue.look(
                tenant.id(), batch == null ? null : new BatchId(batch), Limit.parse(limit));
    }
}
