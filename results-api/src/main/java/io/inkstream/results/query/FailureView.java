package io.inkstream.results.query;

import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.Failure;
import io.inkstream.contracts.PageId;
import java.util.Optional;

/**
 * Something of a batch that has no text.
 *
 * @param pageId absent when the whole document failed
 * @param name of the document
 */
public record FailureView(
        DocumentId documentId, Optional<PageId> pageId, Optional<String> name, Failure failure) {}
