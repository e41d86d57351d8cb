package io.inkstream.results.query;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import org.jspecify.annotations.Nullable;

/** How many items a list gives at a time. */
public final class Limit {
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private Limit() {}

    public static int parse(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw Problems.of(
                ProblemCode.INVALID_PARAMETER,
                "limit: must be 1 to %d, was \"%s\"".formatted(MOST, text));
    }
}
