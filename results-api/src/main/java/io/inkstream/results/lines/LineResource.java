package io.inkstream.results.lines;

import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.LineId;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.Problems;
import io.inkstream.results.corrections.Correction;
import io.inkstream.results.corrections.CorrectionStore;
import io.inkstream.results.corrections.Corrections;
import io.inkstream.results.query.CurrentTenant;
import io.inkstream.results.query.Slice;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lines and their corrections. The {@code ETag} of a line is the number of its last correction. */
@Path("/v1/lines/{line}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lines")
@RunOnVirtualThread
public class LineResource {
    private final Lines lines;
    private final CorrectionService corrections;
    private final CorrectionStore history;
    private final Corrections known;
    private final ProvenanceReader provenance;
    private final CurrentTenant tenant;

    @Inject
    LineResource(
            Lines lines,
            CorrectionService corrections,
            CorrectionStore history,
            Corrections known,
            ProvenanceReader provenance,
            CurrentTenant tenant) {
        this.lines = lines;
        this.corrections = corrections;
        this.history = history;
        this.known = known;
        this.provenance = provenance;
        this.tenant = tenant;
    }

    @GET
    @Operation(operationId = "getLine", summary = "What a line says now, and what was read")
    public Response get(
            @PathParam("line") String line, @QueryParam("outcome") @Nullable String outcomeId)
            throws StorageException {
        FoundLine found = lines.getLine(tenant.id(), new LineId(line), outcomeId);
        return answer(found, corrections.findLatest(tenant.id(), found.line().id()));
    }

    @PUT
    @Path("correction")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "correctLine",
            summary = "Says what the line really says; If-Match names the revision looked at")
    public Response correct(
            @PathParam("line") String line,
            @QueryParam("outcome") @Nullable String outcomeId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable CorrectionRequest request)
            throws StorageException, PublishException {
        LineId id = new LineId(line);
        if (request == null) {
            throw Problems.of(ProblemCode.MALFORMED_REQUEST, "the body must be {\"text\": …}");
        }
        int revision = Revision.parse(ifMatch);
        String text = request.checkedText();
        String by = request.checkedBy();
        FoundLine found = lines.getLine(tenant.id(), id, outcomeId);
        LineCorrected made = corrections.correct(tenant.id(), found, revision, text, by);
        return answer(found, Optional.of(made));
    }

    @GET
    @Path("corrections")
    @Operation(operationId = "listCorrections", summary = "All revisions, the first one first")
    public Slice<LineCorrected> corrections(@PathParam("line") String line)
            throws StorageException {
        TenantId owner = tenant.id();
        LineId id = lines.getLine(owner, new LineId(line), null).line().id();
        return new Slice<>(history.listRevisions(owner, known.series(owner, id)), Optional.empty());
    }

    @GET
    @Path("provenance")
    @Operation(
            operationId = "getProvenance",
            summary = "Why the line says this: image, models, decoder, corrections")
    public Provenance provenance(
            @PathParam("line") String line, @QueryParam("outcome") @Nullable String outcomeId)
            throws StorageException {
        return provenance.read(tenant.id(), new LineId(line), outcomeId);
    }

    private static Response answer(FoundLine found, Optional<LineCorrected> latest) {
        LineView view = LineView.of(found, latest.map(Correction::of));
        return Response.ok(view)
                .tag(new EntityTag(Integer.toString(view.revision())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
