package io.inkstream.results.intake;

import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import io.inkstream.results.BatchStory;
import io.inkstream.results.ResultsDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes what was told of a batch into the read model, as the intake does. */
public final class Taken {
    private Taken() {}

    public static void take(ResultsDatabase database, BatchStory batch, PageOutcome... outcomes) {
        List<IntakeEvent> events = new ArrayList<>();
        events.add(Facts.of(batch.accepted()));
        for (PageOutcome outcome : outcomes) {
            events.add(Facts.of(outcome));
        }
        database.jdbi().useTransaction(handle -> ReadModel.apply(handle, events));
    }

    /** A person says what a line of this reading really says. */
    public static void correct(
            ResultsDatabase database, PageResult result, int line, int revision, String text) {
        PageResult.Line read = result.lines().get(line);
        LineCorrected correction =
                new LineCorrected(
                        read.id(),
                        result.tenant(),
                        revision,
                        read.text(),
                        text,
                        read.text(),
                        read.confidence(),
                        result.outcomeId(),
                        result.plan().recognizer(),
                        result.image(),
                        read.polygon(),
                        read.baseline(),
                        LineCorrected.ANONYMOUS,
                        Instant.parse("2026-03-03T10:00:00Z"));
        database.jdbi()
                .useTransaction(handle -> ReadModel.apply(handle, List.of(Facts.of(correction))));
    }
}
