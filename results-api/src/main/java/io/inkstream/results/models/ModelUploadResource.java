package io.inkstream.results.models;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelFileNames;
import io.inkstream.contracts.ModelSignature;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.Problems;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Registers versions. The file is written once and believed nothing: workers look at it, and until
 * one of them has it ready no alias can name it.
 */
@Path("/v1/models/{model}/versions/{version}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
@RunOnVirtualThread
public class ModelUploadResource {
    private final ObjectStore store;
    private final Aliases aliases;

    @Inject
    ModelUploadResource(ObjectStore store, Aliases aliases) {
        this.store = store;
        this.aliases = aliases;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "publishModel",
            summary = "Registers a model file for ever; workers look at it next")
    public Response publish(
            @PathParam("model") String name,
            @PathParam("version") String version,
            @HeaderParam("Model-Signature") @Nullable String signature,
            @Nullable File body)
            throws StorageException, PublishException, IOException {
        if (body == null) {
            throw Problems.of(ProblemCode.MALFORMED_REQUEST, "the body must be a model file");
        }
        byte[] bytes = Files.readAllBytes(body.toPath());
        PinnedModel model = new PinnedModel(name, version, Base32.sha256Hex(bytes));
        if (signature != null) {
            putOnce(
                    model,
                    ObjectKeys.modelSignature(name, version),
                    Json.bytes(new ModelSignature(signature)),
                    MediaType.APPLICATION_JSON);
        }
        putOnce(
                model,
                ObjectKeys.modelFile(name, version, ModelFileNames.FP32),
                bytes,
                MediaType.APPLICATION_OCTET_STREAM);
        putOnce(
                model,
                ObjectKeys.modelRecord(name, version),
                Json.bytes(model),
                MediaType.APPLICATION_JSON);
        aliases.announce(name);
        return Response.accepted(ModelView.of(aliases.getModel(name)))
                .location(URI.create("/v1/models/" + name))
                .build();
    }

    private void putOnce(PinnedModel model, String key, byte[] bytes, String type)
            throws StorageException {
        if (!store.putIfAbsent(key, ObjectContent.of(bytes, type))
                && !Arrays.equals(store.read(key), bytes)) {
            throw Problems.of(
                    ProblemCode.MODEL_EXISTS,
                    "%s has other bytes than digest %s".formatted(model, model.digest()));
        }
    }
}
