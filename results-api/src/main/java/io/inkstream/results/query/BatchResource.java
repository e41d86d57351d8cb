package io.inkstream.results.query;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchState.State;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Batches and what is in them. */
@Path("/v1/batches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "batches")
@RunOnVirtualThread
public class BatchResource {
    private final Batches batches;
    private final Documents documents;
    private final CurrentTenant tenant;

    @Inject
    public BatchResource(Batches batches, Documents documents, CurrentTenant tenant) {
        this.batches = batches;
        this.documents = documents;
        this.tenant = tenant;
    }

    @GET
    @Operation(operationId = "listBatches", summary = "Batches, the latest first")
    public Slice<BatchView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        int size = Limit.parse(limit);
        List<BatchView> found =
                batches.listBatches(tenant.id(), states(state), Cursor.parse(cursor, 2), size + 1);
        if (found.size() <= size) {
            return new Slice<>(found, Optional.empty());
        }
        BatchView last = found.get(size - 1);
        Cursor next = Cursor.of(last.acceptedAt().orElseThrow().toString(), last.batchId().value());
        String filter = state == null ? "" : "&state=" + state;
        return new Slice<>(
                found.subList(0, size),
                Optional.of(
                        "/v1/batches?cursor=%s&limit=%d%s".formatted(next.text(), size, filter)));
    }

    private static Set<State> states(@Nullable String text) {
        if (text == null) {
            return EnumSet.allOf(State.class);
        }
        Set<State> states = EnumSet.noneOf(State.class);
        for (String name : text.split(",", -1)) {
            try {
                states.add(State.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw Problems.of(
                        ProblemCode.INVALID_PARAMETER, "state: no state is named \"" + name + "\"");
            }
        }
        return states;
    }

    @GET
    @Path("{batch}")
    @Operation(operationId = "getBatch", summary = "State, counts and the first failures")
    public BatchView get(@PathParam("batch") String batch) throws StorageException {
        return batches.getBatchWithFailures(tenant.id(), new BatchId(batch));
    }

    @GET
    @Path("{batch}/documents")
    @Operation(operationId = "listDocuments", summary = "The documents of a batch in their order")
    public Slice<DocumentView> documents(
            @PathParam("batch") String batch,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit)
            throws StorageException {
        BatchId id = batches.getBatch(tenant.id(), new BatchId(batch)).batchId();
        int size = Limit.parse(limit);
        List<DocumentView> found =
                documents.listDocuments(tenant.id(), id, document(cursor), size + 1);
        if (found.size() <= size) {
            return new Slice<>(found, Optional.empty());
        }
        Cursor next = Cursor.of(found.get(size - 1).documentId().value());
        return new Slice<>(
                found.subList(0, size),
                Optional.of(
                        "/v1/batches/%s/documents?cursor=%s&limit=%d"
                                .formatted(id, next.text(), size)));
    }

    private static @Nullable DocumentId document(@Nullable String text) {
        Cursor cursor = Cursor.parse(text, 1);
        try {
            return cursor == null ? null : new DocumentId(cursor.values().getFirst());
        } catch (IllegalArgumentException e) {
            throw Cursor.malformed(cursor.text());
        }
    }
}
