package io.inkstream.results.search;

import io.inkstream.contracts.PageResult.Alternative;
import io.inkstream.contracts.PageResult.Line;
import io.inkstream.contracts.PageResult.TokenLevel;
import io.inkstream.results.search.SearchHit.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the places in a line for which it was found. */
final class Matches {
    private Matches() {}

    /** The matches in the text, or else those in the first other reading that has any. */
    record Found(List<Match> matches, Optional<String> reading) {}

    static Found in(Line line, TextQuery query) {
        List<Token> tokens = Token.of(line.text());
        List<Match> direct =
                tokens.stream()
                        .filter(token -> query.finds(token.word()))
                        .map(token -> match(line, token))
                        .toList();
        if (!direct.isEmpty()) {
            return new Found(direct, Optional.empty());
        }
        for (Alternative other : line.alternatives()) {
            List<Token> words = Token.of(other.text());
            if (words.stream().anyMatch(token -> query.finds(token.word()))) {
                return new Found(aligned(line, tokens, words, query), Optional.of(other.text()));
            }
        }
        return new Found(List.of(), Optional.empty());
    }

    /** Readings of as many words stand for each other word by word. */
    private static List<Match> aligned(
            Line line, List<Token> tokens, List<Token> words, TextQuery query) {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < words.size() && words.size() == tokens.size(); i++) {
            if (query.finds(words.get(i).word())) {
                matches.add(match(line, tokens.get(i)));
            }
        }
        return matches;
    }

    private static Match match(Line line, Token token) {
        String text = line.text();
        return new Match(
                token.start(),
                token.end(),
                text.substring(
                        text.offsetByCodePoints(0, token.start()),
                        text.offsetByCodePoints(0, token.end())),
                box(line, token));
    }

    /** Around the characters, where they are known, or else of the word they are in. */
    private static Optional<List<Integer>> box(Line line, Token token) {
        return box(line, token, "character").or(() -> box(line, token, "word"));
    }

    private static Optional<List<Integer>> box(Line line, Token token, String name) {
        return line.tokens().levels().stream()
                .filter(level -> level.level().equals(name))
                .findFirst()
                .flatMap(level -> around(level, token));
    }

    private static Optional<List<Integer>> around(TokenLevel level, Token token) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        int bottom = Integer.MIN_VALUE;
        for (int i = 0; i < level.starts().size(); i++) {
            if (level.starts().get(i) < token.end() && level.ends().get(i) > token.start()) {
                List<Integer> box = level.boxes().get(i);
                left = Math.min(left, box.get(0));
                top = Math.min(top, box.get(1));
                right = Math.max(right, box.get(0) + box.get(2));
                bottom = Math.max(bottom, box.get(1) + box.get(3));
            }
        }
        return left > right
                ? Optional.empty()
                : Optional.of(List.of(left, top, right - left, bottom - top));
    }
}
