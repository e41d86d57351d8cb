package io.inkstream.recognition.decoding;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From symbols as they stand to the line's text and the places of its words, graphemes and
 * characters. Characters that composition joins share one place.
 */
final class LineTextBuilder {
    /** Below this, no code point joins with another. */
    private static final int FIRST_MARK = 0x300;

    private final Aggregation aggregation;
    private final StringBuilder text = new StringBuilder();
    private final List<Span> words = new ArrayList<>();
    private final List<Span> graphemes = new ArrayList<>();
    private final List<Span> characters = new ArrayList<>();
    private int length;

    private LineTextBuilder(Aggregation aggregation) {
        this.aggregation = aggregation;
    }

    /**
     * The text of a line.
     *
     * @param symbols from left to right
     * @param steps output steps of the line
     */
    static LineText build(List<DecodedCharacter> symbols, int steps, Aggregation aggregation) {
        LineTextBuilder builder = new LineTextBuilder(aggregation);
        List<PlacedCharacter> seen = PlacedCharacter.of(symbols, steps);
        Direction direction = Direction.of(seen);
        List<PlacedCharacter> read = LogicalOrder.of(seen, direction);
        int from = 0;
        for (int i = 0; i <= read.size(); i++) {
            if (i == read.size() || read.get(i).isSpace()) {
                if (i > from) {
                    builder.addWord(read.subList(from, i));
                }
                from = i + 1;
            }
        }
        return new LineText(
                builder.text.toString(),
                direction,
                aggregation.of(symbols, DecodedCharacter::confidence),
                symbols,
                builder.words,
                builder.graphemes,
                builder.characters,
                List.of());
    }

    private void addWord(List<PlacedCharacter> word) {
        if (!words.isEmpty()) {
            text.append(' ');
            length++;
        }
        int firstChar = text.length();
        int start = length;
        int from = 0;
        for (int end : graphemeEnds(word)) {
            addGrapheme(word.subList(from, end));
            from = end;
        }
        words.add(span(text.substring(firstChar), start, word));
    }

    private void addGrapheme(List<PlacedCharacter> parts) {
        String composed = Normalizer.normalize(textOf(parts), Normalizer.Form.NFC);
        int count = composed.codePointCount(0, composed.length());
        int start = length;
        text.append(composed);
        length += count;
        Span grapheme = span(composed, start, parts);
        graphemes.add(grapheme);
        if (count == 1) {
            characters.add(grapheme);
            return;
        }
        int[] codePoints = composed.codePoints().toArray();
        for (int i = 0; i < count; i++) {
            List<PlacedCharacter> own = count == parts.size() ? parts.subList(i, i + 1) : parts;
            characters.add(span(Character.toString(codePoints[i]), start + i, own));
        }
    }

    private Span span(String spanText, int start, List<PlacedCharacter> parts) {
        double left = Double.MAX_VALUE;
        double right = 0;
        for (PlacedCharacter part : parts) {
            left = Math.min(left, part.left());
            right = Math.max(right, part.right());
        }
        return new Span(
                spanText,
                start,
                start + spanText.codePointCount(0, spanText.length()),
                left,
                right,
                aggregation.of(parts, PlacedCharacter::confidence));
    }

    /** Where graphemes end, counted in characters of the word. */
    private static List<Integer> graphemeEnds(List<PlacedCharacter> word) {
        List<Integer> ends = new ArrayList<>(word.size());
        if (word.stream().allMatch(c -> c.codePoint() < FIRST_MARK)) {
            for (int i = 1; i <= word.size(); i++) {
                ends.add(i);
            }
            return ends;
        }
        String raw = textOf(word);
        BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
        breaks.setText(raw);
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            ends.add(raw.codePointCount(0, end));
        }
        return ends;
    }

    private static String textOf(List<PlacedCharacter> characters) {
        StringBuilder raw = new StringBuilder(characters.size());
        characters.forEach(character -> raw.appendCodePoint(character.codePoint()));
        return raw.toString();
    }
}
