package io.inkstream.results.export.content;

import io.inkstream.contracts.PageResult.Line;
import io.inkstream.contracts.PageResult.TokenLevel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the words of a line in its tokens. */
final class Words {
    private static final String BLANKS = "\\s+";

    private Words() {}

    static List<Word> of(Line line, Box place) {
        List<Word> words =
                level(line, "word")
                        .map(tokens -> placed(line, tokens, place))
                        .filter(found -> covers(found, line.text()))
                        .orElseGet(() -> estimated(line, place));
        return withAlternatives(line, words);
    }

    private static Optional<TokenLevel> level(Line line, String name) {
        return line.tokens().levels().stream()
                .filter(level -> level.level().equals(name))
                .findFirst();
    }

    private static boolean covers(List<Word> words, String text) {
        return String.join(" ", words.stream().map(Word::text).toList()).equals(text);
    }

    private static List<Word> placed(Line line, TokenLevel tokens, Box place) {
        Optional<TokenLevel> glyphs = level(line, "grapheme").or(() -> level(line, "character"));
        List<Word> words = new ArrayList<>(tokens.starts().size());
        for (int i = 0; i < tokens.starts().size(); i++) {
            int start = tokens.starts().get(i);
            int end = tokens.ends().get(i);
            words.add(
                    new Word(
                            part(line.text(), start, end),
                            Box.of(tokens.boxes().get(i)).within(place),
                            tokens.confidences().get(i),
                            glyphs.map(level -> glyphs(line, level, start, end, place))
                                    .orElse(List.of()),
                            List.of()));
        }
        return words;
    }

    private static List<Glyph> glyphs(Line line, TokenLevel tokens, int start, int end, Box place) {
        List<Glyph> glyphs = new ArrayList<>();
        int next = start;
        for (int i = 0; i < tokens.starts().size(); i++) {
            int first = tokens.starts().get(i);
            if (first >= start && tokens.ends().get(i) <= end) {
                if (first != next) {
                    return List.of();
                }
                next = tokens.ends().get(i);
                glyphs.add(
                        new Glyph(
                                part(line.text(), first, next),
                                Box.of(tokens.boxes().get(i)).within(place),
                                tokens.confidences().get(i)));
            }
        }
        return next == end ? glyphs : List.of();
    }

    private static String part(String text, int start, int end) {
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    /** Words without positions share the line by their lengths. */
    private static List<Word> estimated(Line line, Box place) {
        if (line.text().isEmpty()) {
            return List.of();
        }
        boolean rightToLeft = line.direction().filter("rtl"::equals).isPresent();
        int length = line.text().length();
        List<Word> words = new ArrayList<>();
        int start = 0;
        for (String text : line.text().split(" ", -1)) {
            int from = place.width() * start / length;
            int to = place.width() * (start + text.length()) / length;
            int left = rightToLeft ? place.right() - to : place.x() + from;
            Box box = new Box(left, place.y(), to - from, place.height());
            words.add(new Word(text, box, line.confidence(), List.of(), List.of()));
            start += text.length() + 1;
        }
        return words;
    }

    /** Readings of as many words say something about each of them. */
    private static List<Word> withAlternatives(Line line, List<Word> words) {
        if (line.alternatives().isEmpty()) {
            return words;
        }
        List<String[]> readings =
                line.alternatives().stream()
                        .map(reading -> reading.text().split(BLANKS))
                        .filter(reading -> reading.length == words.size())
                        .toList();
        List<Word> all = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            Set<String> others = new LinkedHashSet<>();
            for (String[] reading : readings) {
                others.add(reading[i]);
            }
            others.remove(words.get(i).text());
            all.add(words.get(i).withAlternatives(List.copyOf(others)));
        }
        return all;
    }
}
