package io.inkstream.results.models;

import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.ShadowSetting;
import io.inkstream.platform.Problems;
import io.inkstream.platform.RegisteredModels.Model;
import io.inkstream.storage.StorageException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lets the candidate of a model read some pages as well, and tells how it does. */
@Path("/v1/models/{model}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models")
@RunOnVirtualThread
public class ShadowResource {
    private final Aliases aliases;
    private final Comparisons comparisons;
    private final ShadowSettings settings;

    /**
     * @param percent of the pages that the stable version reads, 0 to 100
     */
    public record Wish(@Nullable Integer percent, @Nullable String by) {}

    /**
     * How many pages the candidate reads as well at the moment.
     *
     * @param setBy absent where nobody has said anything yet
     */
    public record Shadow(int percent, Optional<String> setBy, Optional<Instant> at) {
        static final Shadow NONE = new Shadow(0, Optional.empty(), Optional.empty());

        static Shadow of(ShadowSetting setting) {
            return new Shadow(
                    setting.percent(), Optional.of(setting.setBy()), Optional.of(setting.at()));
        }
    }

    @Inject
    ShadowResource(Aliases aliases, Comparisons comparisons, ShadowSettings settings) {
        this.aliases = aliases;
        this.comparisons = comparisons;
        this.settings = settings;
    }

    @GET
    @Path("shadow")
    @Operation(
            operationId = "getShadow",
            summary = "How many percent of the pages the candidate reads as well now")
    public Shadow shadow(@PathParam("model") String name) throws StorageException {
        return settings.find(aliases.getModel(name).name()).map(Shadow::of).orElse(Shadow.NONE);
    }

    @PUT
    @Path("shadow")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "shadowModel",
            summary = "How many pages of the stable version the candidate reads as well")
    public ShadowSetting shadow(@PathParam("model") String name, @Nullable Wish wish)
            throws StorageException {
        if (wish == null || wish.percent() == null || wish.percent() < 0 || wish.percent() > 100) {
            throw Problems.of(
                    ProblemCode.INVALID_PARAMETER, "percent: must be a number from 0 to 100");
        }
        Model model = aliases.getModel(name);
        return settings.set(
                model.name(), wish.percent(), Optional.ofNullable(wish.by()).orElse("anonymous"));
    }

    @GET
    @Path("comparison")
    @Operation(
            operationId = "compareModels",
            summary = "How the candidate's readings differ, and whether it may be promoted")
    public Comparison comparison(
            @PathParam("model") String name,
            @QueryParam("stable") @Nullable String stable,
            @QueryParam("candidate") @Nullable String candidate)
            throws StorageException {
        Model model = aliases.getModel(name);
        return comparisons.compare(
                name,
                version(model, ModelAlias.STABLE, stable),
                version(model, ModelAlias.CANDIDATE, candidate));
    }

    private static String version(Model model, String alias, @Nullable String named) {
        if (named != null) {
            return named;
        }
        return model.findAlias(alias)
                .map(found -> found.model().version())
                .orElseThrow(() ->
                        Problems.of(
                                ProblemCode.MODEL_NOT_FOUND,
                                "%s has no %s; name a version with ?%s="
                                        .formatted(model.name(), alias, alias)));
    }
}
