package io.inkstream.results;

import io.inkstream.contracts.BatchState.Counts;
import io.inkstream.contracts.BatchState.State;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.DocumentSplit;
import io.inkstream.contracts.Failure;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import java.util.Optional;

/** What people who follow a batch hear; the data of an event of live progress. */
public sealed interface ProgressEvent {
    /** The channel that wakes those who follow; the payload is {@code tenant/batch}. */
    String CHANNEL = "inkstream_progress";

    /** State and counts changed. */
    record Batch(State state, Counts counts) implements ProgressEvent {
        public static final String KIND = "batch";
    }

    /**
     * A document was split, or could not be.
     *
     * @param state {@code split} or {@code failed}
     */
    record Document(
            DocumentId documentId, String name, String state, int pages, Optional<Failure> failure)
            implements ProgressEvent {
        public static final String KIND = "document";

        public static Document of(DocumentSplit split) {
            return new Document(
                    split.documentId(),
                    split.name(),
                    split.failure().isPresent() ? "failed" : "split",
                    split.pages(),
                    split.failure());
        }
    }

    /**
     * A page was read, or could not be.
     *
     * @param state {@code done} or {@code failed}
     */
    record Page(
            PageId pageId,
            int number,
            String state,
            String outcomeId,
            Optional<Integer> lines,
            Optional<Double> confidence,
            Optional<Failure> failure)
            implements ProgressEvent {
        public static final String KIND = "page";

        public boolean done() {
            return state.equals("done");
        }

        public static Page of(PageOutcome outcome) {
            return switch (outcome) {
                case PageResult result ->
                        new Page(
                                result.pageId(),
                                result.pageId().number(),
                                "done",
                                result.outcomeId(),
                                Optional.of(result.lines().size()),
                                result.confidence(),
                                Optional.empty());
                case PageFailure failure ->
                        new Page(
                                failure.pageId(),
                                failure.pageId().number(),
                                "failed",
                                failure.outcomeId(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(failure.failure()));
            };
        }
    }
}
