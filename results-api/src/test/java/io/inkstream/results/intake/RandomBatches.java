package io.inkstream.results.intake;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchControl;
import io.inkstream.contracts.PageResult;
import io.inkstream.results.BatchStory;
import io.inkstream.results.DrawnLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** All events of some batches in the order in which they happened. */
final class RandomBatches {
    private final Random random;
    private final List<IntakeEvent> events = new ArrayList<>();

    RandomBatches(Random random) {
        this.random = random;
    }

    List<IntakeEvent> events(int batches) {
        for (int i = 0; i < batches; i++) {
            add(new BatchStory("batch-" + i));
        }
        return List.copyOf(events);
    }

    private void add(BatchStory batch) {
        boolean cancelled = random.nextInt(4) == 0;
        int documents = 1 + random.nextInt(4);
        String[] names = new String[documents];
        events.add(Facts.of(batch.accepted()));
        for (int i = 0; i < documents; i++) {
            names[i] = "scan-" + i + ".pdf";
            events.add(Facts.of(batch.submitted(names[i])));
        }
        if (random.nextInt(3) == 0) {
            events.add(Facts.of(batch.submitted("too-late.pdf")));
            events.add(Facts.of(batch.split("too-late.pdf", 1)));
        }
        if (random.nextInt(5) > 0) {
            events.add(Facts.of(batch.sealed(names)));
        }
        boolean firstHasPages = addPages(batch, names[0], cancelled);
        for (String name : names) {
            if (!name.equals(names[0])) {
                addPages(batch, name, cancelled);
            }
        }
        if (cancelled) {
            events.add(Facts.of(batch.cancelled()));
        } else {
            addControl(batch, names[0], firstHasPages);
        }
    }

    /** Whatever is asked for, the batch is as its last revision says. */
    private void addControl(BatchStory batch, String name, boolean hasPages) {
        BatchControl control = batch.control();
        for (int i = random.nextInt(4); i > 0; i--) {
            control =
                    switch (random.nextInt(3)) {
                        case 0 -> control.pause(BatchStory.START);
                        case 1 -> control.resume(BatchStory.START);
                        default -> control.retry(BatchStory.START);
                    };
            events.add(Facts.of(BatchCommand.of(control)));
        }
        PageResult again = batch.recognized(control.plan(), name, 1, "once more");
        // a document that cannot be split has no pages, and an outcome is written once
        if (hasPages && !isTold(again) && random.nextBoolean()) {
            events.add(Facts.of(again));
        }
    }

    private boolean isTold(PageResult result) {
        return events.stream()
                .anyMatch(event ->
                        event instanceof IntakeEvent.Outcome told
                                && told.outcome().pageId().equals(result.pageId())
                                && told.outcome().outcomeId().equals(result.outcomeId()));
    }

    /** Of lines of a reading that need not be the batch's own, and of another one's place. */
    private void addCorrections(BatchStory batch, String name, int page) {
        if (random.nextInt(3) > 0) {
            return;
        }
        PageResult other = batch.recognized(BatchStory.PLAN.withEpoch(2), name, page);
        PageResult third = batch.recognized(BatchStory.PLAN.withEpoch(3), name, page);
        PageResult read = DrawnLines.at(0, other, 0.5, "one", "two");
        PageResult lower = DrawnLines.at(random.nextInt(40), third, 0.6, "0ne", "tvvo");
        events.add(Facts.of(read));
        events.add(Facts.of(lower));
        for (int revision = 1; revision <= 1 + random.nextInt(3); revision++) {
            Instant at = BatchStory.START.plusSeconds(100 + events.size());
            events.add(
                    Facts.of(
                            DrawnLines.corrected(
                                    random.nextBoolean() ? read : lower,
                                    random.nextInt(2),
                                    revision,
                                    "text " + revision,
                                    at)));
        }
    }

    /** A cancelled batch always misses a page: else the order decides which end it came to. */
    private boolean addPages(BatchStory batch, String name, boolean cancelled) {
        if (!cancelled && random.nextInt(4) == 0) {
            events.add(Facts.of(batch.damaged(name)));
            return false;
        }
        int pages = 1 + random.nextInt(5);
        events.add(Facts.of(batch.split(name, pages)));
        for (int page = cancelled ? 2 : 1; page <= pages; page++) {
            events.add(
                    random.nextInt(5) == 0
                            ? Facts.of(batch.unreadable(name, page))
                            : Facts.of(batch.recognized(name, page, "line " + page)));
            addCorrections(batch, name, page);
            if (random.nextInt(6) == 0) {
                events.add(
                        Facts.of(
                                batch.recognized(
                                        BatchStory.PLAN.withEpoch(1), name, page, "again")));
            }
        }
        return true;
    }
}
