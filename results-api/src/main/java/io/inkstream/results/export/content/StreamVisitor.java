package io.inkstream.results.export.content;

import io.inkstream.results.query.DocumentView;
import java.io.IOException;

/** Takes documents, each followed by its pages; what several documents become as one file. */
public interface StreamVisitor {
    void document(DocumentView document) throws IOException;

    void page(DocumentView document, EndedPage page) throws IOException;

    void endDocument(DocumentView document) throws IOException;
}
