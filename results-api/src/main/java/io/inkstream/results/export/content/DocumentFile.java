package io.inkstream.results.export.content;

import java.io.IOException;
import java.io.OutputStream;

/** A format with one file per document; its memory does not grow with the number of pages. */
public interface DocumentFile {
    /** Leaves the stream open. */
    void write(DocumentPages document, OutputStream to) throws IOException;
}
