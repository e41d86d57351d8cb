package io.inkstream.results.corrections;

import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A result in which corrected lines say what people said. Such a line is sure, has no alternatives,
 * and its words take the places that their share of the text gives them: nobody marked them.
 */
final class CorrectedResult {
    /** Confidence method of a line that a person corrected. */
    static final String METHOD = "corrected";

    private CorrectedResult() {}

    static PageResult of(PageResult result, Map<LineId, Correction> corrections) {
        List<PageResult.Line> lines = new ArrayList<>(result.lines().size());
        for (PageResult.Line line : result.lines()) {
            Correction correction = corrections.get(line.id());
            lines.add(correction == null ? line : corrected(line, correction.text()));
        }
        return new PageResult(
                result.pageId(),
                result.tenant(),
                result.outcomeId(),
                result.plan(),
                result.image(),
                result.provenance(),
                result.rotation(),
                result.skew(),
                result.regions(),
                lines,
                result.confidence(),
                result.warnings(),
                result.timings(),
                result.at());
    }

    static PageResult.Line corrected(PageResult.Line line, String text) {
        return new PageResult.Line(
                line.id(),
                line.regionId(),
                line.polygon(),
                line.baseline(),
                text,
                line.direction(),
                1,
                METHOD,
                List.of(),
                SpreadWords.along(line, text));
    }
}
