package io.inkstream.worker.shadow;

import io.inkstream.contracts.PageCompared;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.evaluation.Accuracy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two readings of one page, cut alike. */
final class Comparison {
    private static final String MODEL_STEP = "infer";

    private Comparison() {}

    static PageCompared of(
            PageResult stable, PageOutcome other, PinnedModel candidate, Instant at) {
        return switch (other) {
            case PageResult result -> compared(stable, result, candidate, at);
            case PageFailure failure ->
                    event(
                            stable,
                            candidate,
                            List.of(),
                            0,
                            Optional.empty(),
                            Optional.of(failure),
                            0,
                            at);
        };
    }

    private static PageCompared compared(
            PageResult stable, PageResult other, PinnedModel candidate, Instant at) {
        List<PageCompared.Line> changed = new ArrayList<>();
        int edits = 0;
        for (int i = 0; i < stable.lines().size(); i++) {
            PageResult.Line one = stable.lines().get(i);
            PageResult.Line two = other.lines().get(i);
            if (!one.text().equals(two.text())) {
                edits += (int) Accuracy.of(one.text(), two.text()).characters().total();
                changed.add(
                        new PageCompared.Line(
                                one.id(),
                                one.polygon(),
                                one.text(),
                                one.confidence(),
                                two.text(),
                                two.confidence()));
            }
        }
        return event(
                stable,
                candidate,
                changed,
                edits,
                other.confidence(),
                Optional.empty(),
                other.timings().getOrDefault(MODEL_STEP, 0.0),
                at);
    }

    private static PageCompared event(
            PageResult stable,
            PinnedModel candidate,
            List<PageCompared.Line> changed,
            int edits,
            Optional<Double> confidence,
            Optional<PageFailure> failure,
            double millis,
            Instant at) {
        return new PageCompared(
                stable.pageId(),
                stable.tenant(),
                stable.outcomeId(),
                stable.plan().recognizer(),
                candidate,
                stable.lines().size(),
                stable.lines().stream()
                        .mapToInt(line -> line.text().codePointCount(0, line.text().length()))
                        .sum(),
                edits,
                stable.confidence(),
                confidence,
                changed,
                failure.map(PageFailure::failure),
                stable.timings().getOrDefault(MODEL_STEP, 0.0),
                millis,
                at);
    }
}
