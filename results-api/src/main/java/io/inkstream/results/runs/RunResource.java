package io.inkstream.results.runs;

import io.inkstream.results.ResultsConfig;
import io.inkstream.results.query.Slice;
import io.inkstream.results.runs.RunView.SampleSet;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Trainings, while they run and afterwards. */
@Path("/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
@RunOnVirtualThread
public class RunResource {
    private final RunFolders folders;

    @Inject
    RunResource(ResultsConfig config) {
        this.folders = new RunFolders(config.runs().directory());
    }

    @GET
    @Operation(operationId = "listRuns", summary = "Training runs, the last measured first")
    public Slice<RunView> list() throws IOException {
        return new Slice<>(folders.listRuns(), Optional.empty());
    }

    @GET
    @Path("{run}")
    @Operation(operationId = "getRun", summary = "The figures of each epoch")
    public RunView get(@PathParam("run") String run) throws IOException {
        return folders.getRun(run);
    }

    @GET
    @Path("{run}/samples/{epoch}")
    @Operation(operationId = "listRunSamples", summary = "Some lines and how an epoch read them")
    public Slice<SampleSet> samples(@PathParam("run") String run, @PathParam("epoch") int epoch)
            throws IOException {
        return new Slice<>(folders.listSamples(run, epoch), Optional.empty());
    }

    @GET
    @Path("{run}/samples/{epoch}/{file}")
    @Produces("image/png")
    @Operation(operationId = "getRunPicture", summary = "The lines of a set in one picture")
    public Response picture(
            @PathParam("run") String run,
            @PathParam("epoch") int epoch,
            @PathParam("file") String file)
            throws IOException {
        return Response.ok(folders.picture(run, epoch, file)).build();
    }
}
