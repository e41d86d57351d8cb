package io.inkstream.results.intake;

import io.inkstream.results.BatchStory;
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
        for (String name : names) {
            addPages(batch, name, cancelled);
        }
        if (cancelled) {
            events.add(Facts.of(batch.cancelled()));
        }
    }

    /** A cancelled batch always misses a page: else the order decides which end it came to. */
    private void addPages(BatchStory batch, String name, boolean cancelled) {
        if (!cancelled && random.nextInt(4) == 0) {
            events.add(Facts.of(batch.damaged(name)));
            return;
        }
        int pages = 1 + random.nextInt(5);
        events.add(Facts.of(batch.split(name, pages)));
        for (int page = cancelled ? 2 : 1; page <= pages; page++) {
            events.add(
                    random.nextInt(5) == 0
                            ? Facts.of(batch.unreadable(name, page))
                            : Facts.of(batch.recognized(name, page, "line " + page)));
            if (random.nextInt(6) == 0) {
                events.add(
                        Facts.of(
                                batch.recognized(
                                        BatchStory.PLAN.withEpoch(1), name, page, "again")));
            }
        }
    }
}
