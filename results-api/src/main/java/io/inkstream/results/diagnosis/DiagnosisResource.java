package io.inkstream.results.diagnosis;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What {@code inkstream doctor} asks of the server. */
@Path("/v1/diagnosis")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operation")
@RunOnVirtualThread
public class DiagnosisResource {
    private final Diagnosis diagnosis;
    private final Clock clock;

    /**
     * @param at when it was looked at, by the clock of this replica
     */
    public record Answer(Instant at, List<Finding> findings) {}

    @Inject
    DiagnosisResource(Diagnosis diagnosis, Clock clock) {
        this.diagnosis = diagnosis;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "diagnose",
            summary = "Looks at store, broker, database and clock; says what to do")
    public Answer get() {
        return new Answer(clock.instant(), diagnosis.findings());
    }
}
