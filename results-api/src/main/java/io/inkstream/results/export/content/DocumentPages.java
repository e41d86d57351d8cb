package io.inkstream.results.export.content;

import io.inkstream.contracts.PageResult;
import io.inkstream.results.query.DocumentView;
import java.io.IOException;
import java.util.Optional;

/** A document whose pages can be walked as often as needed. */
public interface DocumentPages {
    /** Takes pages in order. */
    interface Visitor {
        void page(EndedPage page) throws IOException;
    }

    DocumentView view();

    FileNames names();

    /** The name under which people know it. */
    default String title() {
        return view().name().orElse(view().documentId().value());
    }

    /** What was read first; all pages of a document are read by the same models. */
    Optional<PageResult> firstResult() throws IOException;

    /** The pages that have ended, in order. */
    void forEach(Visitor visitor) throws IOException;
}
