package io.inkstream.results.intake;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Json;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/** Rebuilds the read model on request, while the old one serves. */
@Path("/v1/read-model/rebuild")
@Tag(name = "operation")
@RunOnVirtualThread
public class RebuildResource {
    private static final Logger LOG = Logger.getLogger(RebuildResource.class);

    private final Rebuild rebuild;

    /** The last line of a rebuild that came to nothing. */
    public record Failed(String step, String detail) {}

    @Inject
    public RebuildResource(
            ResultsDatabase database,
            Flyway flyway,
            ObjectStore store,
            Brokers brokers,
            MeterRegistry registry) {
        this.rebuild = new Rebuild(database, flyway, store, new IntakeMetrics(registry), brokers);
    }

    /**
     * A line per step, the last one {@code done} or {@code failed}. A client that leaves ends it;
     * nothing has changed then.
     */
    @POST
    @Produces("application/x-ndjson")
    @Operation(
            operationId = "rebuildReadModel",
            summary = "Makes the read model anew from the object store; tells its progress")
    public Response rebuild() {
        StreamingOutput lines = this::run;
        return Response.ok(lines).build();
    }

    private void run(OutputStream out) throws IOException {
        try {
            rebuild.run(progress -> line(out, progress));
        } catch (Rebuild.AlreadyRunningException e) {
            line(out, new Failed("failed", "another rebuild is running"));
        } catch (StorageException | ExecutionException | JdbiException e) {
            LOG.warn("the rebuild came to nothing, the old read model serves on", e);
            line(out, new Failed("failed", String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void line(OutputStream out, Object value) throws IOException {
        out.write((Json.text(value) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
