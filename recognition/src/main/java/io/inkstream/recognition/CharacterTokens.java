package io.inkstream.recognition;

import io.inkstream.recognition.decoding.DecodedCharacter;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.decoding.Word;
import io.inkstream.recognition.line.LineImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each character of a line stands: between the middles to its neighbours, drawn around the
 * ink there. Characters that normalisation joins have no place of their own and are left out with
 * their word.
 */
final class CharacterTokens {
    private final TokenBoxes boxes;

    CharacterTokens(TokenBoxes boxes) {
        this.boxes = boxes;
    }

    List<Token> of(LineText text, LineImage image) {
        List<DecodedCharacter> all = text.characters();
        List<Token> tokens = new ArrayList<>(all.size());
        int next = 0;
        for (Word word : text.words()) {
            while (all.get(next).text().isBlank()) {
                next++;
            }
            int end = next;
            while (end < all.size() && !all.get(end).text().isBlank()) {
                end++;
            }
            if (codePoints(all.subList(next, end)) == word.end() - word.start()) {
                add(tokens, all, next, end, word.start(), image);
            }
            next = end;
        }
        return tokens;
    }

    private void add(
            List<Token> tokens,
            List<DecodedCharacter> all,
            int from,
            int to,
            int firstOffset,
            LineImage image) {
        int offset = firstOffset;
        for (int i = from; i < to; i++) {
            DecodedCharacter character = all.get(i);
            int length = character.text().codePointCount(0, character.text().length());
            double left = i == 0 ? 0 : (centre(all.get(i - 1)) + centre(character)) / 2;
            double right =
                    i == all.size() - 1
                            ? Double.MAX_VALUE
                            : (centre(character) + centre(all.get(i + 1))) / 2;
            tokens.add(
                    new Token(
                            character.text(),
                            offset,
                            offset + length,
                            boxes.around(left, right, image),
                            character.confidence()));
            offset += length;
        }
    }

    private static int codePoints(List<DecodedCharacter> characters) {
        return characters.stream()
                .mapToInt(c -> c.text().codePointCount(0, c.text().length()))
                .sum();
    }

    private static double centre(DecodedCharacter character) {
        return (character.firstStep() + character.lastStep() + 1) / 2.0;
    }
}
