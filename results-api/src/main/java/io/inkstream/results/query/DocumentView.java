package io.inkstream.results.query;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.Failure;
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
        Links links) {

    /** Addresses of what belongs to the document. */
    public record Links(String self, String pages, String text, String export) {
        static Links of(DocumentId document) {
            String self = "/v1/documents/" + document;
            return new Links(self, self + "/pages", self + "/text", self + "/export");
        }
    }

    static DocumentView of(
            DocumentId document,
            Optional<String> name,
            Optional<Integer> pages,
            int done,
            int failed,
            Optional<Failure> failure) {
        return new DocumentView(
                document,
                document.batch(),
                name,
                state(pages, done, failed, failure),
                pages,
                done,
                failed,
                failure,
                Links.of(document));
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
