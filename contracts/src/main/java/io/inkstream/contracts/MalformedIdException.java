package io.inkstream.contracts;

import java.util.regex.Pattern;

/** A text that cannot be an id of the named kind. */
public final class MalformedIdException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private MalformedIdException(String kind, String value) {
        super("not a " + kind + " id: \"" + value + "\"");
    }

    static void check(Pattern form, String kind, String value) {
        if (!form.matcher(value).matches()) {
            throw new MalformedIdException(kind, value);
        }
    }
}
