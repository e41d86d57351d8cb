package io.inkstream.results.export.content;

import java.io.IOException;
import java.io.OutputStream;

/** A format with one file per page. */
public interface PageFile {
    /** Leaves the stream open. */
    void write(ReadPage page, OutputStream to) throws IOException;
}
