package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.decoding.DecodedCharacter;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.trainer.dataset.TextLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Readings as a decoder would give them, made by hand: one output step per character. */
public final class Readings {

    private Readings() {}

    public static LineReading of(
            String document, String truth, String read, double... confidences) {
        List<DecodedCharacter> characters = new ArrayList<>();
        int[] codePoints = read.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            double confidence = i < confidences.length ? confidences[i] : 1;
            characters.add(
                    new DecodedCharacter(Character.toString(codePoints[i]), i, i, confidence));
        }
        double mean =
                characters.stream().mapToDouble(DecodedCharacter::confidence).average().orElse(0);
        return LineReading.of(
                line(document, truth), new LineText(read.strip(), mean, characters, List.of()));
    }

    public static TrueLine line(String document, String truth) {
        byte[] paper = new byte[32 * 64];
        Arrays.fill(paper, (byte) 255);
        return new TrueLine(
                document + " " + truth, document, new TextLine(truth, paper, 64, 32, document));
    }
}
