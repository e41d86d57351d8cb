package io.inkstream.results.search;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A query in PostgreSQL's own words.
 *
 * @param text a {@code tsquery}
 * @param terms what it looks for
 */
record TextQuery(String text, List<Term> terms) {

    /** A word, or the beginning of one. */
    record Term(String word, boolean beginning) {
        boolean matches(String other) {
            return beginning ? other.startsWith(word) : other.equals(word);
        }

        private String text() {
            return "'" + word + "'" + (beginning ? ":*" : "");
        }
    }

    /**
     * @param variants the words that count as the word
     */
    static TextQuery of(SearchWords asked, Function<Term, Collection<Term>> variants) {
        List<Term> terms =
                asked.phrases().stream()
                        .flatMap(phrase -> terms(phrase).stream())
                        .flatMap(term -> variants.apply(term).stream())
                        .distinct()
                        .toList();
        String text =
                asked.phrases().stream()
                        .map(phrase -> text(phrase, variants))
                        .collect(Collectors.joining(" & "));
        return new TextQuery(text, terms);
    }

    private static String text(
            SearchWords.Phrase phrase, Function<Term, Collection<Term>> variants) {
        return terms(phrase).stream()
                .map(term ->
                        variants.apply(term).stream()
                                .map(Term::text)
                                .collect(Collectors.joining(" | ", "(", ")")))
                .collect(Collectors.joining(" <-> ", "(", ")"));
    }

    private static List<Term> terms(SearchWords.Phrase phrase) {
        int last = phrase.words().size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> new Term(phrase.words().get(i), phrase.beginning() && i == last))
                .toList();
    }

    boolean finds(String word) {
        return terms.stream().anyMatch(term -> term.matches(word));
    }
}
