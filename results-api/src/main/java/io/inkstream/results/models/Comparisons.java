package io.inkstream.results.models;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageCompared;
import io.inkstream.contracts.PageResult;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.results.corrections.Correction;
import io.inkstream.results.corrections.Corrections;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** What was compared of a candidate so far. */
@Singleton
final class Comparisons {
    private static final int SHOWN = 20;

    /** The latest pages are looked at; more would say no more. */
    private static final int MOST_PAGES = 5000;

    private record Seen(PageCompared compared, String stableRecord) {}

    private final Jdbi jdbi;
    private final Corrections corrections;

    @Inject
    Comparisons(ResultsDatabase database, Corrections corrections) {
        this.jdbi = database.jdbi();
        this.corrections = corrections;
    }

    Comparison compare(String model, String stable, String candidate) {
        List<Truth.Page> truths = new ArrayList<>();
        List<Comparison.Changed> changed = new ArrayList<>();
        List<PageCompared> pages = new ArrayList<>();
        for (Seen seen : seen(model, stable, candidate)) {
            PageCompared compared = seen.compared();
            pages.add(compared);
            Map<LineId, Correction> said =
                    compared.failure().isPresent()
                            ? Map.of()
                            : corrections.ofPage(
                                    compared.tenant(), compared.pageId(), compared.outcomeId());
            if (!said.isEmpty()) {
                truths.add(truth(seen, said));
            }
            compared.changed().forEach(line -> changed.add(changed(compared, line, said)));
        }
        Comparison comparison = sum(model, stable, candidate, pages, truths, changed);
        return comparison.heldBackBy(PromotionGate.objection(comparison));
    }

    private static Comparison.Changed changed(
            PageCompared page, PageCompared.Line line, Map<LineId, Correction> said) {
        return new Comparison.Changed(
                line,
                Optional.ofNullable(said.get(line.lineId())).map(Correction::text),
                "/v1/pages/" + page.pageId() + "/image");
    }

    private static Truth.Page truth(Seen seen, Map<LineId, Correction> said) {
        Map<LineId, String> other =
                seen.compared().changed().stream()
                        .collect(
                                Collectors.toMap(
                                        PageCompared.Line::lineId,
                                        PageCompared.Line::candidateText,
                                        (a, b) -> a));
        int lines = 0;
        int characters = 0;
        int stableErrors = 0;
        int candidateErrors = 0;
        for (PageResult.Line line : parse(seen.stableRecord()).lines()) {
            Correction correction = said.get(line.id());
            if (correction != null) {
                lines++;
                characters += EditDistance.length(correction.text());
                stableErrors += EditDistance.between(correction.text(), line.text());
                candidateErrors +=
                        EditDistance.between(
                                correction.text(), other.getOrDefault(line.id(), line.text()));
            }
        }
        return new Truth.Page(lines, characters, stableErrors, candidateErrors);
    }

    private static Comparison sum(
            String model,
            String stable,
            String candidate,
            List<PageCompared> pages,
            List<Truth.Page> truths,
            List<Comparison.Changed> changed) {
        int characters = pages.stream().mapToInt(PageCompared::characters).sum();
        int edits = pages.stream().mapToInt(PageCompared::edits).sum();
        List<PageCompared> both =
                pages.stream()
                        .filter(page ->
                                page.stableConfidence().isPresent()
                                        && page.candidateConfidence().isPresent())
                        .toList();
        double stableConfidence = mean(both, PageCompared::stableConfidence);
        double candidateConfidence = mean(both, PageCompared::candidateConfidence);
        return new Comparison(
                model,
                stable,
                candidate,
                pages.size(),
                (int) pages.stream().filter(page -> page.failure().isPresent()).count(),
                pages.stream().mapToInt(PageCompared::lines).sum(),
                changed.size(),
                characters == 0 ? 1 : Math.max(0, 1 - (double) edits / characters),
                stableConfidence,
                candidateConfidence,
                candidateConfidence - stableConfidence,
                truths.isEmpty() ? Optional.empty() : Optional.of(Truth.of(truths)),
                Optional.empty(),
                changed.stream()
                        .sorted(Comparator.comparingInt(Comparisons::difference).reversed())
                        .limit(SHOWN)
                        .toList());
    }

    private static int difference(Comparison.Changed changed) {
        return EditDistance.between(changed.line().stableText(), changed.line().candidateText());
    }

    private static double mean(
            List<PageCompared> pages, Function<PageCompared, Optional<Double>> confidence) {
        OptionalDouble mean =
                pages.stream().mapToDouble(page -> confidence.apply(page).orElseThrow()).average();
        return mean.orElse(0);
    }

    private List<Seen> seen(String model, String stable, String candidate) {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                select c.record, o.record as stable
                                from comparisons c
                                  join outcomes o using (tenant, document_id, page, outcome_id)
                                where c.model = :model and c.stable_version = :stable
                                  and c.candidate_version = :candidate
                                order by c.at desc limit :limit
                                """)
                        .bind("model", model)
                        .bind("stable", stable)
                        .bind("candidate", candidate)
                        .bind("limit", MOST_PAGES)
                        .map((row, context) ->
                                new Seen(
                                        read(row.getString("record"), PageCompared.class),
                                        row.getString("stable")))
                        .list());
    }

    private static PageResult parse(String stored) {
        return read(stored, PageResult.class);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName(), e);
        }
    }
}
