package io.inkstream.results.query;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.Failure;
import java.util.Map;
import java.util.Optional;

/**
 * A document as people see it.
 *
 * @param state {@code queued}, {@code running}, {@code done}, {@code partial}, {@code failed}
 * @param pages known once it is split
 */
public record DocumentView(
        DocumentId documentId,
        BatchId batchId,
        Optional<String> name,
        String state,
        Optional<Integer> pages,
        int pagesDone,
        int pagesFailed,
        Optional<Failure> failure,
        Map<String, String> links) {

    static DocumentView of(
            DocumentId document,
            Optional<String> name,
            Optional<Integer> pages,
            int done,
            int failed,
            Optional<Failure> failure) {
        String self = "/v1/documents/" + document;
        return new DocumentView(
                document,
                document.batch(),
                name,
                state(pages, done, failed, failure),
                pages,
                done,
                failed,
                failure,
                Map.of("self", self, "pages", self + "/pages", "export", self + "/export"));
    }

    /** Nothing but its record is known. */
    static DocumentView queued(DocumentId document, String name) {
        return of(document, Optional.of(name), Optional.empty(), 0, 0, Optional.empty());
    }

    private static String state(
            Optional<Integer> pages, int done, int failed, Optional<Failure> failure) {
        if (failure.isPresent()) {
            return "failed";
        }
        if (pages.isEmpty() || done + failed < pages.get()) {
            return pages.isEmpty() && done + failed == 0 ? "queued" : "running";
        }
        if (failed == 0) {
            return "done";
        }
        return done == 0 ? "failed" : "partial";
    }
}
