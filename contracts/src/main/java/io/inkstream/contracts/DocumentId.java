package io.inkstream.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** A document: its batch and a digest of its NFC name, so that an id alone locates its objects. */
public record DocumentId(@JsonValue String value) {
    static final String FORM = BatchId.FORM + "\\.[0-9a-hjkmnp-tv-z]{12}";
    private static final Pattern PATTERN = Pattern.compile(FORM);

    @JsonCreator
    public DocumentId {
        MalformedIdException.check(PATTERN, "document", value);
    }

    static DocumentId of(BatchId batch, String name) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
        return new DocumentId(batch + "." + Base32.hash(12, "document.v1", normal));
    }

    public BatchId batch() {
        return new BatchId(value.substring(0, 26));
    }

    /** The part of the id that is this document's own. */
    public String local() {
        return value.substring(27);
    }

    /** The page of this number, counted from 1. */
    public PageId page(int number) {
        return new PageId(value + "." + number);
    }

    @Override
    public String toString() {
        return value;
    }
}
