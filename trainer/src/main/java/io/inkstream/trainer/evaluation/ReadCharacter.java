package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.decoding.DecodedCharacter;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.evaluation.Accuracy;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One code point of a reading in the form in which texts are compared, with what the decoder said
 * about it.
 *
 * @param confidence the decoder's; the least one where normalisation joined several
 * @param firstStep output step at which it begins
 * @param lastStep output step at which it ends, inclusive
 */
record ReadCharacter(String text, double confidence, int firstStep, int lastStep) {

    /**
     * The characters of a reading; none when the decoder's characters do not spell its text, as
     * after a correction by words.
     */
    static List<ReadCharacter> of(LineText read) {
        List<ReadCharacter> characters = withoutSpareBlanks(composed(read.characters()));
        String spelled = characters.stream().map(ReadCharacter::text).collect(Collectors.joining());
        return spelled.equals(Accuracy.normalized(read.text())) ? characters : List.of();
    }

    /** Normal forms join code points within a grapheme only. */
    private static List<ReadCharacter> composed(List<DecodedCharacter> decoded) {
        List<ReadCharacter> characters = new ArrayList<>();
        String joined = decoded.stream().map(DecodedCharacter::text).collect(Collectors.joining());
        int next = 0;
        int left = 0;
        for (String grapheme : Accuracy.graphemes(joined)) {
            int first = next;
            for (left += grapheme.length(); left > 0; next++) {
                left -= decoded.get(next).text().length();
            }
            List<DecodedCharacter> own = decoded.subList(Math.min(first, next - 1), next);
            String composed = Normalizer.normalize(grapheme, Normalizer.Form.NFC);
            for (String codePoint : Accuracy.codePoints(composed)) {
                characters.add(joined(codePoint, own));
            }
        }
        return characters;
    }

    private static ReadCharacter joined(String codePoint, List<DecodedCharacter> own) {
        return new ReadCharacter(
                Accuracy.normalized("x" + codePoint + "x").equals("x x") ? " " : codePoint,
                own.stream().mapToDouble(DecodedCharacter::confidence).min().orElse(0),
                own.getFirst().firstStep(),
                own.getLast().lastStep());
    }

    private static List<ReadCharacter> withoutSpareBlanks(List<ReadCharacter> characters) {
        List<ReadCharacter> kept = new ArrayList<>();
        for (ReadCharacter character : characters) {
            boolean spare =
                    character.text().equals(" ")
                            && (kept.isEmpty() || kept.getLast().text().equals(" "));
            if (!spare) {
                kept.add(character);
            }
        }
        if (!kept.isEmpty() && kept.getLast().text().equals(" ")) {
            kept.removeLast();
        }
        return kept;
    }
}
