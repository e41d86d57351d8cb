package io.inkstream.cli.client;

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
 * A batch as the server shows it.
 *
 * @param failures present when one batch was asked for and something failed
 */
public record BatchInfo(
        BatchId batchId,
        Optional<String> name,
        State state,
        Counts counts,
        Optional<Instant> acceptedAt,
        Optional<Instant> finishedAt,
        double percent,
        Optional<Failures> failures) {

    /** The first few of what failed. */
    public record Failures(List<FailedDocument> documents, List<FailedPage> pages) {
        public Failures {
            documents = List.copyOf(documents);
            pages = List.copyOf(pages);
        }
    }

    /** A document without pages. */
    public record FailedDocument(DocumentId documentId, Optional<String> name, Failure failure) {}

    /** A page without text. */
    public record FailedPage(PageId pageId, Failure failure) {}
}
