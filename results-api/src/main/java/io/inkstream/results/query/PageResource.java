package io.inkstream.results.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import io.inkstream.results.corrections.Correction;
import io.inkstream.results.corrections.Corrections;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Pages and their outcomes. {@code ?outcome=} asks for another reading than the current one, {@code
 * transcriptions} lists them.
 */
@Path("/v1/pages/{page}")
@Tag(name = "pages")
@RunOnVirtualThread
public class PageResource {
    private final Pages pages;
    private final Corrections corrections;
    private final CurrentTenant tenant;

    /** The lines of one reading of a page. */
    public record Lines(PageId pageId, String outcomeId, List<Line> items) {}

    /** A line as it was read, with what a person said of it. */
    public record Line(@JsonUnwrapped PageResult.Line line, Optional<Correction> correction) {}

    @Inject
    public PageResource(Pages pages, Corrections corrections, CurrentTenant tenant) {
        this.pages = pages;
        this.corrections = corrections;
        this.tenant = tenant;
    }

    @GET
    @Operation(
            operationId = "getPage",
            summary = "The result record or the text; a page that waits says so in its state")
    public Response get(
            @PathParam("page") String page,
            @QueryParam("outcome") @Nullable String outcomeId,
            @QueryParam("format") @Nullable String format,
            @Context HttpHeaders headers,
            @Context Request request)
            throws StorageException {
        PageId id = new PageId(page);
        OutputFormat chosen =
                OutputFormat.choose(format, headers, List.of(OutputFormat.JSON, OutputFormat.TEXT));
        Optional<Pages.Outcome> found = pages.findOutcome(tenant.id(), id, outcomeId);
        return found.isPresent()
                ? answer(found.get(), corrections(id, found.get()), chosen, request)
                : waiting(pages.getWaiting(tenant.id(), id), chosen);
    }

    private Map<LineId, Correction> corrections(PageId page, Pages.Outcome outcome) {
        return corrections.ofPage(tenant.id(), page, outcome.outcomeId());
    }

    private static Response answer(
            Pages.Outcome outcome,
            Map<LineId, Correction> corrected,
            OutputFormat chosen,
            Request request) {
        int revisions = corrected.values().stream().mapToInt(Correction::revision).sum();
        EntityTag tag =
                new EntityTag(
                        "%s.%d.%s".formatted(outcome.outcomeId(), revisions, chosen.parameter()));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        byte[] body =
                chosen == OutputFormat.JSON
                        ? json(outcome, corrected)
                        : (text(outcome, corrected) + "\n").getBytes(StandardCharsets.UTF_8);
        return Response.ok(body, chosen.mediaType())
                .tag(tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    /** The record as it was published; what people said stands beside it. */
    private static byte[] json(Pages.Outcome outcome, Map<LineId, Correction> corrected) {
        if (corrected.isEmpty()) {
            return outcome.json().getBytes(StandardCharsets.UTF_8);
        }
        try {
            ObjectNode page = (ObjectNode) Json.mapper().readTree(outcome.json());
            page.set("corrections", Json.mapper().valueToTree(Corrections.listed(corrected)));
            return Json.bytes(page);
        } catch (IOException e) {
            throw new IllegalStateException("stored outcome " + outcome.outcomeId(), e);
        }
    }

    private static String text(Pages.Outcome outcome, Map<LineId, Correction> corrected) {
        return Corrections.apply(recognized(outcome), corrected).text();
    }

    private static Response waiting(PageSummary page, OutputFormat chosen) {
        if (chosen != OutputFormat.JSON) {
            throw notReady(page.pageId());
        }
        return Response.ok(page, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("lines")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listLines", summary = "The lines in reading order")
    public Lines lines(
            @PathParam("page") String page, @QueryParam("outcome") @Nullable String outcomeId)
            throws StorageException {
        PageId id = new PageId(page);
        Optional<Pages.Outcome> found = pages.findOutcome(tenant.id(), id, outcomeId);
        if (found.isEmpty()) {
            throw notReady(pages.getWaiting(tenant.id(), id).pageId());
        }
        Map<LineId, Correction> corrected = corrections(id, found.get());
        List<Line> lines =
                recognized(found.get()).lines().stream()
                        .map(line -> new Line(line, Optional.ofNullable(corrected.get(line.id()))))
                        .toList();
        return new Lines(id, found.get().outcomeId(), lines);
    }

    @GET
    @Path("transcriptions")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listTranscriptions", summary = "All readings, the current one first")
    public Slice<PageSummary> transcriptions(@PathParam("page") String page)
            throws StorageException {
        PageId id = new PageId(page);
        List<PageSummary> found = pages.listTranscriptions(tenant.id(), id);
        if (found.isEmpty()) {
            pages.getWaiting(tenant.id(), id);
        }
        return new Slice<>(found, Optional.empty());
    }

    @GET
    @Path("transcriptions/difference")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "compareTranscriptions", summary = "Two readings, line by line")
    public PageDifference difference(
            @PathParam("page") String page,
            @QueryParam("a") @Nullable String a,
            @QueryParam("b") @Nullable String b) {
        PageId id = new PageId(page);
        return PageDifference.between(reading("a", id, a), reading("b", id, b));
    }

    private PageResult reading(String parameter, PageId page, @Nullable String outcomeId) {
        if (outcomeId == null) {
            throw Problems.of(
                    ProblemCode.INVALID_PARAMETER,
                    parameter + ": name an outcome; see /v1/pages/" + page + "/transcriptions");
        }
        return recognized(
                pages.findOutcome(tenant.id(), page, outcomeId)
                        .orElseThrow(() ->
                                Problems.of(
                                        ProblemCode.INVALID_PARAMETER,
                                        "%s: page %s has no outcome \"%s\""
                                                .formatted(parameter, page, outcomeId))));
    }

    private static RuntimeException notReady(PageId page) {
        return Problems.of(ProblemCode.NOT_READY, "page " + page + " has not been read yet");
    }

    static PageResult recognized(Pages.Outcome outcome) {
        return switch (read(outcome)) {
            case PageResult result -> result;
            case PageFailure failed ->
                    throw Problems.of(failed.failure().code(), failed.failure().detail());
        };
    }

    private static PageOutcome read(Pages.Outcome outcome) {
        try {
            return Json.read(outcome.json().getBytes(StandardCharsets.UTF_8), PageOutcome.class);
        } catch (IOException e) {
            throw new IllegalStateException("stored outcome " + outcome.outcomeId(), e);
        }
    }
}
