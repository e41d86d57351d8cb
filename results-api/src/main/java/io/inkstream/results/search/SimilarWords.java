package io.inkstream.results.search;

import io.inkstream.contracts.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Finds the words there are that differ from a word by as many characters as scans are misread. */
final class SimilarWords {
    /** Trigrams that a word shares with one that differs by a character or two. */
    private static final double LEAST_LIKE = 0.2;

    private static final int MOST_CANDIDATES = 400;
    private static final int MOST = 40;

    private SimilarWords() {}

    /** The word itself first, then the most similar. */
    static List<TextQuery.Term> of(Handle handle, TenantId tenant, TextQuery.Term term) {
        String word = term.word();
        int allowed = EditDistance.allowed(word.codePointCount(0, word.length()));
        List<TextQuery.Term> found = new ArrayList<>(List.of(term));
        if (allowed > 0) {
            candidates(handle, tenant, word).stream()
                    .filter(other -> !other.equals(word))
                    .filter(other -> EditDistance.between(word, other) <= allowed)
                    .sorted(Comparator.comparingInt(other -> EditDistance.between(word, other)))
                    .limit(MOST)
                    .forEach(other -> found.add(new TextQuery.Term(other, false)));
        }
        return found;
    }

    private static List<String> candidates(Handle handle, TenantId tenant, String word) {
        handle.createQuery("select set_config('pg_trgm.similarity_threshold', :least, true)")
                .bind("least", Double.toString(LEAST_LIKE))
                .mapTo(String.class)
                .one();
        return handle.createQuery(
                        """
                        select word from search_words
                        where tenant = :tenant and shape % :shape
                          and char_length(shape) between :shortest and :longest
                        order by similarity(shape, :shape) desc limit :limit
                        """)
                .bind("tenant", tenant.value())
                .bind("shape", WordShape.of(word))
                .bind("shortest", word.length() - EditDistance.allowed(word.length()))
                .bind("longest", word.length() + EditDistance.allowed(word.length()))
                .bind("limit", MOST_CANDIDATES)
                .mapTo(String.class)
                .list();
    }
}
