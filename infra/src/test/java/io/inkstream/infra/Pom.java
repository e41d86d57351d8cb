package io.inkstream.infra;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What tests ask of a pom. */
final class Pom {
    private Pom() {}

    /** The texts of all elements of this name. */
    static List<String> values(String pom, String element) {
        return Pattern.compile("<%1$s>([^<]*)</%1$s>".formatted(Pattern.quote(element)))
                .matcher(pom)
                .results()
                .map((MatchResult match) -> match.group(1).strip())
                .toList();
    }
}
