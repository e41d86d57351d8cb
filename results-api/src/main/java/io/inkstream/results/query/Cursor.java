package io.inkstream.results.query;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a list goes on: opaque to clients, the sort values of the last item to us. */
public record Cursor(List<String> values) {
    private static final String SEPARATOR = "\n";

    public Cursor {
        values = List.copyOf(values);
    }

    public static Cursor of(String... values) {
        return new Cursor(List.of(values));
    }

    /** Null when the list begins at its start. */
    public static @Nullable Cursor parse(@Nullable String text, int values) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            Cursor cursor =
                    new Cursor(List.of(new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR)));
            if (cursor.values.size() == values) {
                return cursor;
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw malformed(text);
    }

    public static RuntimeException malformed(String text) {
        return Problems.of(ProblemCode.INVALID_PARAMETER, "cursor: \"" + text + "\" is not ours");
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8));
    }
}
