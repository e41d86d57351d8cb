package io.inkstream.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A page: its document and its number counted from 1. */
public record PageId(@JsonValue String value) {
    static final String FORM = DocumentId.FORM + "\\.[1-9][0-9]{0,6}";
    private static final Pattern PATTERN = Pattern.compile(FORM);

    @JsonCreator
    public PageId {
        MalformedIdException.check(PATTERN, "page", value);
    }

    public DocumentId document() {
        return new DocumentId(value.substring(0, value.lastIndexOf('.')));
    }

    public BatchId batch() {
        return document().batch();
    }

    public int number() {
        return Integer.parseInt(value.substring(value.lastIndexOf('.') + 1));
    }

    public LineId line(Polygon polygon) {
        return LineId.of(this, polygon);
    }

    @Override
    public String toString() {
        return value;
    }
}
