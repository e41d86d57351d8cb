package io.inkstream.results.search;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * What is looked for: all of these words, those in quotation marks one after the other, those with
 * a star at their end as beginnings.
 */
record SearchWords(List<Phrase> phrases) {
    private static final int LONGEST = 300;
    private static final int MOST_WORDS = 16;

    SearchWords {
        phrases = List.copyOf(phrases);
    }

    /**
     * Words that follow each other.
     *
     * @param beginning whether the last word is the beginning of one
     */
    record Phrase(List<String> words, boolean beginning) {
        Phrase {
            words = List.copyOf(words);
        }
    }

    static SearchWords parse(String text) {
        List<Phrase> phrases = new ArrayList<>();
        String[] parts = text.split("\"", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean quoted = i % 2 == 1 && i + 1 < parts.length;
            for (String part : quoted ? new String[] {parts[i]} : parts[i].split("\\s+")) {
                List<String> words = Token.of(part).stream().map(Token::word).toList();
                if (!words.isEmpty()) {
                    phrases.add(new Phrase(words, !quoted && part.endsWith("*")));
                }
            }
        }
        check(text, phrases);
        return new SearchWords(phrases);
    }

    private static void check(String text, List<Phrase> phrases) {
        int words = phrases.stream().mapToInt(phrase -> phrase.words().size()).sum();
        if (words == 0) {
            throw invalid("must have a letter or a digit, was \"" + text + "\"");
        }
        if (words > MOST_WORDS || text.length() > LONGEST) {
            throw invalid(
                    "must have at most %d words and %d characters, had %d and %d"
                            .formatted(MOST_WORDS, LONGEST, words, text.length()));
        }
    }

    private static RuntimeException invalid(String why) {
        return Problems.of(ProblemCode.INVALID_PARAMETER, "q: " + why);
    }
}
