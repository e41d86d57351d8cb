package io.inkstream.results.intake;

import io.inkstream.contracts.PageOutcome;
import io.inkstream.results.BatchStory;
import io.inkstream.results.ResultsDatabase;
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
}
