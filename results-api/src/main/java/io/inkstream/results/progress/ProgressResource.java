package io.inkstream.results.progress;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.platform.Problems;
import io.inkstream.results.ResultsConfig;
import io.inkstream.results.query.Batches;
import io.inkstream.results.query.CurrentTenant;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows a batch live, as server-sent events or JSON Lines. {@code Last-Event-ID} goes on where a
 * connection broke off.
 */
@Path("/v1/batches/{batch}/events")
@Tag(name = "batches")
@RunOnVirtualThread
public class ProgressResource {
    private static final Logger LOG = Logger.getLogger(ProgressResource.class);
    private static final MediaType SSE = MediaType.valueOf(ServerSentEvents.MEDIA_TYPE);
    private static final MediaType JSON_LINES = MediaType.valueOf(JsonLines.MEDIA_TYPE);

    private final Batches batches;
    private final ProgressLog log;
    private final BatchSignals signals;
    private final ProgressConnections connections;
    private final ResultsConfig.Progress config;
    private final CurrentTenant tenant;

    @Inject
    ProgressResource(
            Batches batches,
            ProgressLog log,
            BatchSignals signals,
            ProgressConnections connections,
            ResultsConfig config,
            CurrentTenant tenant) {
        this.batches = batches;
        this.log = log;
        this.signals = signals;
        this.connections = connections;
        this.config = config.progress();
        this.tenant = tenant;
    }

    @GET
    @Operation(
            operationId = "followBatch",
            summary = "A snapshot, then page, document and batch events, then done")
    public Response follow(
            @PathParam("batch") String batch,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context HttpHeaders headers)
            throws StorageException {
        BatchId id = new BatchId(batch);
        TenantId owner = tenant.id();
        MediaType type = type(headers);
        batches.getBatch(owner, id);
        connections.open();
        ProgressStream stream = new ProgressStream(owner, id, batches, log, config);
        StreamingOutput body =
                to -> run(stream, owner + "/" + id, EventId.parse(lastEventId), type, to);
        return Response.ok(body)
                .type(type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no")
                .build();
    }

    /** However it ends, the client comes back with the last id it saw. */
    private void run(
            ProgressStream stream,
            String batch,
            Optional<EventId> lastSeen,
            MediaType type,
            OutputStream to) {
        try (BatchSignals.Subscription news = signals.subscribe(batch)) {
            stream.run(lastSeen, sink(type, to), news);
        } catch (IOException e) {
            LOG.debugf("a follower of %s left: %s", batch, e.getMessage());
        } catch (StorageException e) {
            LOG.warnf("following %s ends: %s", batch, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.close();
        }
    }

    private static ProgressSink sink(MediaType type, OutputStream to) throws IOException {
        return type.equals(SSE) ? new ServerSentEvents(to) : new JsonLines(to);
    }

    private static MediaType type(HttpHeaders headers) {
        for (MediaType wanted : headers.getAcceptableMediaTypes()) {
            if (wanted.isCompatible(SSE)) {
                return SSE;
            }
            if (wanted.isCompatible(JSON_LINES)) {
                return JSON_LINES;
            }
        }
        throw Problems.of(ProblemCode.NOT_ACCEPTABLE, "offered are " + SSE + " and " + JSON_LINES);
    }
}
