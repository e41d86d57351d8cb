package io.inkstream.results.search;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What counts as the word that was asked for. */
enum SearchMode {
    /** The word as it is written, but for case and accents. */
    EXACT,
    /** Also words that differ by few characters. */
    FUZZY,
    /** Also words that other readings of the line have. */
    ALTERNATIVES;

    static SearchMode parse(@Nullable String name) {
        if (name == null) {
            return EXACT;
        }
        return Stream.of(values())
                .filter(mode -> mode.parameter().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        Problems.of(
                                ProblemCode.INVALID_PARAMETER,
                                "mode: \"%s\" is none of %s"
                                        .formatted(
                                                name,
                                                Stream.of(values())
                                                        .map(SearchMode::parameter)
                                                        .collect(Collectors.joining(", ")))));
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
