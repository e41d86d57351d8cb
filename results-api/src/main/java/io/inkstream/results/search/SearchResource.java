package io.inkstream.results.search;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import io.inkstream.results.query.CurrentTenant;
import io.inkstream.results.query.Cursor;
import io.inkstream.results.query.Limit;
import io.inkstream.results.query.Slice;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lines that have certain words. */
@Path("/v1/search")
@Tag(name = "search")
@RunOnVirtualThread
public class SearchResource {
    private static final String CURSOR = "cursor";

    private final LineSearch search;
    private final CurrentTenant tenant;

    @Inject
    SearchResource(LineSearch search, CurrentTenant tenant) {
        this.search = search;
        this.tenant = tenant;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "search",
            summary = "Lines that have all words, the last read first, ready to draw")
    public Slice<SearchHit> get(
            @QueryParam("q") @Nullable String words,
            @QueryParam("mode") @Nullable String mode,
            @QueryParam("batch") @Nullable String batch,
            @QueryParam("document") @Nullable String document,
            @QueryParam("model") @Nullable String model,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("min_confidence") @Nullable String minConfidence,
            @QueryParam("max_confidence") @Nullable String maxConfidence,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam(CURSOR) @Nullable String cursor,
            @Context UriInfo address) {
        if (words == null) {
            throw Problems.of(
                    ProblemCode.INVALID_PARAMETER, "q: the words to look for are missing");
        }
        int most = Limit.parse(limit);
        List<LineSearch.Numbered> found =
                search.find(
                        tenant.id(),
                        SearchWords.parse(words),
                        SearchMode.parse(mode),
                        SearchFilter.parse(given(address)),
                        before(cursor),
                        most + 1);
        List<LineSearch.Numbered> shown = found.subList(0, Math.min(most, found.size()));
        Optional<String> next =
                found.size() > most
                        ? Optional.of(next(address, shown.getLast().number()))
                        : Optional.empty();
        return new Slice<>(shown.stream().map(LineSearch.Numbered::hit).toList(), next);
    }

    private static Map<String, String> given(UriInfo address) {
        return address.getQueryParameters().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getFirst()));
    }

    private static long before(@Nullable String text) {
        Cursor cursor = Cursor.parse(text, 1);
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(cursor.values().getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.malformed(cursor.text());
        }
    }

    private static String next(UriInfo address, long last) {
        URI next =
                address.getRequestUriBuilder()
                        .replaceQueryParam(CURSOR, Cursor.of(Long.toString(last)).text())
                        .build();
        return next.getRawPath() + "?" + next.getRawQuery();
    }
}
