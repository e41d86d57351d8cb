package io.inkstream.results.export.content;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Text on its way into a file. */
public final class Utf8 {
    private static final int BUFFER = 1 << 15;

    private Utf8() {}

    /** The caller flushes it. */
    public static Writer writer(OutputStream to) {
        return new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), BUFFER);
    }
}
