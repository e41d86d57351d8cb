package io.inkstream.results.query;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchState.Counts;
import io.inkstream.contracts.BatchState.State;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.Failure;
import io.inkstream.contracts.PageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A batch as people see it.
 *
 * @param percent of the known pages that ended, 0 to 100
 * @param failures the first few of what failed, only when one batch is asked for
 */
public record BatchView(
        BatchId batchId,
        Optional<String> name,
        State state,
        Counts counts,
        Optional<Instant> acceptedAt,
        Optional<Instant> finishedAt,
        double percent,
        Optional<Failures> failures,
        Links links) {

    /** Addresses of what belongs to the batch. */
    public record Links(
            String self, String documents, String failures, String events, String export) {
        static Links of(BatchId batch) {
            String self = "/v1/batches/" + batch;
            return new Links(
                    self,
                    self + "/documents",
                    self + "/failures",
                    self + "/events",
                    self + "/export");
        }
    }

    /** What failed and why. */
    public record Failures(List<DocumentFailure> documents, List<PageFailure> pages) {}

    /** A document without pages. */
    public record DocumentFailure(DocumentId documentId, Optional<String> name, Failure failure) {}

    /** A page without text. */
    public record PageFailure(PageId pageId, Failure failure) {}

    static BatchView of(
            BatchId batch,
            Optional<String> name,
            State state,
            Counts counts,
            Optional<Instant> acceptedAt,
            Optional<Instant> finishedAt) {
        return new BatchView(
                batch,
                name,
                state,
                counts,
                acceptedAt,
                finishedAt,
                percent(state, counts),
                Optional.empty(),
                Links.of(batch));
    }

    BatchView withFailures(Failures found) {
        return new BatchView(
                batchId,
                name,
                state,
                counts,
                acceptedAt,
                finishedAt,
                percent,
                Optional.of(found),
                links);
    }

    private static double percent(State state, Counts counts) {
        if (state.isFinal()) {
            return 100;
        }
        int ended = counts.pagesDone() + counts.pagesFailed();
        return counts.pages() == 0 ? 0 : Math.min(99, 100 * ended / counts.pages());
    }
}
