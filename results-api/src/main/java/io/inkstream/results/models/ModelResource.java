package io.inkstream.results.models;

import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.Problems;
import io.inkstream.platform.RegisteredModels.Model;
import io.inkstream.results.query.Slice;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which models there are and which versions go by the names that batches ask for. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
@RunOnVirtualThread
public class ModelResource {
    private final Aliases aliases;
    private final Comparisons comparisons;
    private final ShadowSettings shadows;

    @Inject
    ModelResource(Aliases aliases, Comparisons comparisons, ShadowSettings shadows) {
        this.aliases = aliases;
        this.comparisons = comparisons;
        this.shadows = shadows;
    }

    @GET
    @Operation(operationId = "listModels", summary = "All models with their versions and aliases")
    public Slice<ModelView> list() throws StorageException {
        return new Slice<>(
                aliases.listModels().stream().map(ModelView::of).toList(), Optional.empty());
    }

    @GET
    @Path("{model}")
    @Operation(
            operationId = "getModel",
            summary = "Versions, what came of looking at them, aliases")
    public ModelView get(@PathParam("model") String model) throws StorageException {
        return ModelView.of(aliases.getModel(model));
    }

    @PUT
    @Path("{model}/aliases/{alias}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "moveAlias",
            summary = "Points an alias to a version that a worker has ready, whatever it is for")
    public ModelView move(
            @PathParam("model") String model,
            @PathParam("alias") String alias,
            @Nullable AliasMove move)
            throws StorageException, PublishException {
        if (move == null || move.version() == null) {
            throw Problems.of(
                    ProblemCode.INVALID_PARAMETER,
                    "version: is missing; the body is {\"version\": …}");
        }
        return moved(aliases.getModel(model), alias, move.version(), move);
    }

    @POST
    @Path("{model}/promote")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "promoteModel",
            summary = "Makes the candidate stable, unless a running comparison holds it back")
    public ModelView promote(@PathParam("model") String model, @Nullable AliasMove move)
            throws StorageException, PublishException {
        Model found = aliases.getModel(model);
        AliasMove wish = move == null ? AliasMove.PLAIN : move;
        String version =
                Optional.ofNullable(wish.version())
                        .or(() ->
                                found.findAlias(ModelAlias.CANDIDATE)
                                        .map(alias -> alias.model().version()))
                        .orElseThrow(() ->
                                Problems.of(
                                        ProblemCode.MODEL_NOT_FOUND,
                                        model
                                                + " has no candidate; name one with PUT"
                                                + " aliases/candidate, or say a version"));
        if (!wish.isForced()) {
            checkGate(found, version);
        }
        return moved(found, ModelAlias.STABLE, version, wish);
    }

    /** While a candidate is being compared, the comparison decides. */
    private void checkGate(Model model, String version) throws StorageException {
        boolean compared =
                shadows.find(model.name()).filter(setting -> setting.percent() > 0).isPresent()
                        && isAt(model, ModelAlias.CANDIDATE, version);
        Optional<String> stable =
                model.findAlias(ModelAlias.STABLE).map(alias -> alias.model().version());
        if (!compared || stable.isEmpty()) {
            return;
        }
        Comparison seen = comparisons.compare(model.name(), stable.get(), version);
        if (seen.heldBack().isPresent()) {
            throw Problems.of(
                    ProblemCode.MODEL_HELD_BACK,
                    model.name() + "@" + version + ": " + seen.heldBack().get());
        }
    }

    private static boolean isAt(Model model, String alias, String version) {
        return model.findAlias(alias)
                .filter(found -> found.model().version().equals(version))
                .isPresent();
    }

    @POST
    @Path("{model}/rollback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rollbackModel",
            summary = "Makes the version stable that was so before the present one")
    public ModelView rollback(@PathParam("model") String model, @Nullable AliasMove move)
            throws StorageException, PublishException {
        Model found = aliases.getModel(model);
        List<ModelAlias> history = found.aliases().getOrDefault(ModelAlias.STABLE, List.of());
        String now = history.isEmpty() ? "" : history.getLast().model().version();
        String before =
                history.reversed().stream()
                        .map(alias -> alias.model().version())
                        .filter(version -> !version.equals(now))
                        .findFirst()
                        .orElseThrow(() ->
                                Problems.of(
                                        ProblemCode.MODEL_NOT_FOUND,
                                        model + " has had no other stable version"));
        return moved(found, ModelAlias.STABLE, before, move == null ? AliasMove.PLAIN : move);
    }

    private ModelView moved(Model model, String alias, String version, AliasMove move)
            throws StorageException, PublishException {
        aliases.move(model, alias, version, move.mover());
        return get(model.name());
    }
}
