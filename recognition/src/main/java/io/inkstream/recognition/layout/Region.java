package io.inkstream.recognition.layout;

import java.util.Objects;

/** A block of lines that are read one after the other: a column, a title, a page number. */
public record Region(Polygon outline) {
    public Region {
        Objects.requireNonNull(outline, "outline");
    }
}
