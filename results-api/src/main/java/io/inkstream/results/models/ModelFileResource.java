package io.inkstream.results.models;

import io.inkstream.contracts.ModelFileNames;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What there is to read about a version: its card, evaluation, recipe and report. */
@Path("/v1/models/{model}/versions/{version}/{file}")
@Tag(name = "models")
@RunOnVirtualThread
public class ModelFileResource {
    private static final String FOR_EVER = "private, max-age=31536000, immutable";

    /** Whoever may register a model may write its report: no script of it runs. */
    private static final String REPORT_POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final ObjectStore store;

    @Inject
    ModelFileResource(ObjectStore store) {
        this.store = store;
    }

    @GET
    @Operation(operationId = "getModelFile", summary = "Card, evaluation, recipe or report")
    public Response get(
            @PathParam("model") String name,
            @PathParam("version") String version,
            @PathParam("file") String file)
            throws StorageException {
        PinnedModel model = new PinnedModel(name, version, "");
        String key = ObjectKeys.modelFile(name, version, file);
        if (!ModelFileNames.COMPANIONS.contains(file) || store.stat(key).isEmpty()) {
            throw Problems.of(
                    ProblemCode.MODEL_NOT_FOUND, "%s has no file %s".formatted(model, file));
        }
        return Response.ok(store.read(key), type(file))
                .header("Content-Security-Policy", REPORT_POLICY)
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .build();
    }

    private static String type(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "html" -> MediaType.TEXT_HTML + ";charset=UTF-8";
            case "json" -> MediaType.APPLICATION_JSON;
            default -> MediaType.TEXT_PLAIN + ";charset=UTF-8";
        };
    }
}
