package io.inkstream.results.query;

import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PageResult.Line;
import io.inkstream.results.query.TextDifference.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two readings of a page side by side.
 *
 * @param edits code points that lead from the text of the first to that of the second, in lines
 *     that both have
 * @param items lines that differ, in the order of the first; those only the second has at the end
 */
public record PageDifference(
        PageId pageId,
        Reading a,
        Reading b,
        int linesEqual,
        int linesChanged,
        int linesOnlyInA,
        int linesOnlyInB,
        int edits,
        List<LineDifference> items) {

    /** Which reading it is. */
    public record Reading(String outcomeId, String model, int lines, Optional<Double> confidence) {
        static Reading of(PageResult result) {
            return new Reading(
                    result.outcomeId(),
                    result.plan().recognizer().toString(),
                    result.lines().size(),
                    result.confidence());
        }
    }

    /** A line as one reading has it. */
    public record Side(LineId lineId, String text, double confidence) {
        static Side of(Line line) {
            return new Side(line.id(), line.text(), line.confidence());
        }
    }

    /**
     * A line that differs, or that only one of them has.
     *
     * @param changes stretches that differ; empty when only one has the line
     */
    public record LineDifference(
            Optional<Side> a, Optional<Side> b, int edits, List<Change> changes) {}

    static PageDifference between(PageResult a, PageResult b) {
        List<LineDifference> items = new ArrayList<>();
        int equal = 0;
        int onlyA = 0;
        int onlyB = 0;
        int edits = 0;
        for (LinePairs.Pair pair : LinePairs.of(a.lines(), b.lines())) {
            String before = pair.a().map(Line::text).orElse("");
            String after = pair.b().map(Line::text).orElse("");
            boolean both = pair.a().isPresent() && pair.b().isPresent();
            if (both && before.equals(after)) {
                equal++;
                continue;
            }
            var difference =
                    both
                            ? TextDifference.between(before, after)
                            : new TextDifference.Difference(0, List.of());
            onlyA += pair.b().isEmpty() ? 1 : 0;
            onlyB += pair.a().isEmpty() ? 1 : 0;
            edits += difference.edits();
            items.add(
                    new LineDifference(
                            pair.a().map(Side::of),
                            pair.b().map(Side::of),
                            difference.edits(),
                            difference.changes()));
        }
        return new PageDifference(
                a.pageId(),
                Reading.of(a),
                Reading.of(b),
                equal,
                items.size() - onlyA - onlyB,
                onlyA,
                onlyB,
                edits,
                items);
    }
}
