package io.inkstream.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A line: its page and a digest of its polygon, so that another model reading the same segmentation
 * keeps the id.
 */
public record LineId(@JsonValue String value) {
    private static final Pattern PATTERN =
            Pattern.compile(PageId.FORM + "\\.[0-9a-hjkmnp-tv-z]{10}");

    @JsonCreator
    public LineId {
        MalformedIdException.check(PATTERN, "line", value);
    }

    static LineId of(PageId page, Polygon polygon) {
        return new LineId(page + "." + Base32.hash(10, "line.v1", polygon.toString()));
    }

    public PageId page() {
        return new PageId(value.substring(0, value.lastIndexOf('.')));
    }

    /** The part that tells lines of a page apart. */
    String local() {
        return value.substring(value.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
