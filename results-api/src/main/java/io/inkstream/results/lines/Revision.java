package io.inkstream.results.lines;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import org.jspecify.annotations.Nullable;

/** The revision that a request names in {@code If-Match}. */
final class Revision {
    private Revision() {}

    /** A quoted number; 0 for a line that nobody has corrected. */
    static int parse(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problems.of(
                    ProblemCode.REVISION_REQUIRED,
                    "If-Match: name the revision you looked at, for example \"0\" in quotes");
        }
        String tag = ifMatch.strip();
        try {
            if (tag.length() > 2 && tag.startsWith("\"") && tag.endsWith("\"")) {
                return Integer.parseUnsignedInt(tag.substring(1, tag.length() - 1));
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw Problems.of(
                ProblemCode.INVALID_PARAMETER,
                "If-Match: must be the ETag of the line, a number in quotes, was " + tag);
    }
}
