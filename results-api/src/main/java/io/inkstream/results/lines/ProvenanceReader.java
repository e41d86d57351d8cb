package io.inkstream.results.lines;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.LineId;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.corrections.CorrectionStore;
import io.inkstream.results.corrections.Corrections;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what led to a line: its reading, the files of the models, the corrections. */
@Singleton
final class ProvenanceReader {
    private static final List<String> PAPERS = List.of("card.md", "recipe.yaml");
    private static final String EVALUATION = "eval.json";

    private final Lines lines;
    private final Corrections corrections;
    private final CorrectionStore history;
    private final ObjectStore store;

    @Inject
    ProvenanceReader(
            Lines lines, Corrections corrections, CorrectionStore history, ObjectStore store) {
        this.lines = lines;
        this.corrections = corrections;
        this.history = history;
        this.store = store;
    }

    Provenance read(TenantId tenant, LineId id, @Nullable String outcomeId)
            throws StorageException {
        FoundLine found = lines.getLine(tenant, id, outcomeId);
        List<LineCorrected> revisions =
                history.listRevisions(tenant, corrections.series(tenant, id));
        PageResult result = found.result();
        PageResult.Line line = found.line();
        RecognitionPlan plan = result.plan();
        return new Provenance(
                id,
                revisions.isEmpty() ? line.text() : revisions.getLast().after(),
                revisions.isEmpty() ? Provenance.READ : Provenance.CORRECTED,
                new Provenance.Image(
                        result.image(),
                        "/v1/pages/" + id.page() + "/image",
                        line.polygon(),
                        line.baseline()),
                new Provenance.Reading(
                        result.outcomeId(),
                        plan.epoch(),
                        line.text(),
                        line.confidence(),
                        line.confidenceMethod(),
                        result.provenance(),
                        result.at()),
                model(plan.segmenter()),
                model(plan.recognizer()),
                decoder(plan),
                revisions);
    }

    private Provenance.Decoder decoder(RecognitionPlan plan) throws StorageException {
        Optional<PinnedModel> language = plan.decoder().languageModel();
        return new Provenance.Decoder(
                plan.decoder(),
                language.isPresent() ? Optional.of(model(language.get())) : Optional.empty());
    }

    private Provenance.Model model(PinnedModel pinned) throws StorageException {
        Map<String, String> papers = new TreeMap<>();
        for (String paper : PAPERS) {
            find(pinned, paper)
                    .ifPresent(
                            bytes -> papers.put(paper, new String(bytes, StandardCharsets.UTF_8)));
        }
        return new Provenance.Model(pinned, evaluation(pinned), papers);
    }

    /** A model without figures, or with figures nobody can read, is shown without. */
    private Optional<JsonNode> evaluation(PinnedModel pinned) throws StorageException {
        Optional<byte[]> bytes = find(pinned, EVALUATION);
        try {
            return bytes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Json.mapper().readTree(bytes.get()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> find(PinnedModel pinned, String file) throws StorageException {
        return store.find(ObjectKeys.modelFile(pinned.name(), pinned.version(), file));
    }
}
