package io.inkstream.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A tenant: a slug of at most 40 characters, the first part of every key. */
public record TenantId(@JsonValue String value) {
    // before the constants that are checked against it
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public static final TenantId DEFAULT = new TenantId("default");

    @JsonCreator
    public TenantId {
        MalformedIdException.check(FORM, "tenant", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
