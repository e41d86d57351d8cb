package io.inkstream.results.models;

import io.inkstream.contracts.Failure;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ModelVerdict;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.platform.RegisteredModels.Model;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model with its versions and the names they go by.
 *
 * @param aliases where each points now
 * @param history every move of every alias, the latest first
 */
public record ModelView(
        String name, List<Version> versions, List<Alias> aliases, List<Alias> history) {
    public ModelView {
        versions = List.copyOf(versions);
        aliases = List.copyOf(aliases);
        history = List.copyOf(history);
    }

    /**
     * @param state {@code ready} to read with, {@code refused}, or {@code waiting} for a worker to
     *     look at it
     * @param failure why it was refused
     * @param aliases that point here
     * @param files that tell about it: card, evaluation, recipe, report
     */
    public record Version(
            String version,
            String digest,
            String state,
            Optional<Failure> failure,
            Optional<Instant> inspectedAt,
            List<String> aliases,
            List<String> files) {
        static Version of(Model model, PinnedModel version) {
            Optional<ModelVerdict> verdict =
                    Optional.ofNullable(model.verdicts().get(version.version()));
            return new Version(
                    version.version(),
                    version.digest(),
                    verdict.map(found -> found.accepted() ? "ready" : "refused").orElse("waiting"),
                    verdict.flatMap(ModelVerdict::failure),
                    verdict.map(ModelVerdict::at),
                    model.aliases().values().stream()
                            .map(List::getLast)
                            .filter(alias -> alias.model().version().equals(version.version()))
                            .map(ModelAlias::alias)
                            .toList(),
                    model.companions().getOrDefault(version.version(), List.of()));
        }
    }

    /** One move of an alias. */
    public record Alias(
            String alias, int revision, String version, Instant movedAt, String movedBy) {
        static Alias of(ModelAlias moved) {
            return new Alias(
                    moved.alias(),
                    moved.revision(),
                    moved.model().version(),
                    moved.movedAt(),
                    moved.movedBy());
        }
    }

    static ModelView of(Model model) {
        List<Alias> history = new ArrayList<>();
        for (Map.Entry<String, List<ModelAlias>> alias : model.aliases().entrySet()) {
            alias.getValue().reversed().stream().map(Alias::of).forEach(history::add);
        }
        return new ModelView(
                model.name(),
                model.versions().values().stream()
                        .map(version -> Version.of(model, version))
                        .toList(),
                model.aliases().values().stream().map(List::getLast).map(Alias::of).toList(),
                history);
    }
}
