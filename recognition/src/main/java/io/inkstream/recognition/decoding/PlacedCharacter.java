package io.inkstream.recognition.decoding;

import java.util.ArrayList;
import java.util.List;

/**
 * One code point and between which output steps its ink lies: up to the middle between it and its
 * neighbours, towards a space up to the middle of the space.
 */
record PlacedCharacter(int codePoint, double left, double right, double confidence) {

    boolean isSpace() {
        return Character.isWhitespace(codePoint);
    }

    PlacedCharacter withCodePoint(int other) {
        return new PlacedCharacter(other, left, right, confidence);
    }

    /** Symbols of several code points share their room among them. */
    static List<PlacedCharacter> of(List<DecodedCharacter> symbols, int steps) {
        List<PlacedCharacter> placed = new ArrayList<>(symbols.size());
        for (int i = 0; i < symbols.size(); i++) {
            DecodedCharacter symbol = symbols.get(i);
            double left = i == 0 ? 0 : border(symbols.get(i - 1), symbol);
            double right = i == symbols.size() - 1 ? steps : border(symbol, symbols.get(i + 1));
            int[] codePoints = symbol.text().codePoints().toArray();
            double share = (right - left) / codePoints.length;
            for (int c = 0; c < codePoints.length; c++) {
                placed.add(
                        new PlacedCharacter(
                                codePoints[c],
                                left + c * share,
                                left + (c + 1) * share,
                                symbol.confidence()));
            }
        }
        return placed;
    }

    private static double border(DecodedCharacter one, DecodedCharacter next) {
        boolean afterSpace = one.text().isBlank();
        if (afterSpace != next.text().isBlank()) {
            return centre(afterSpace ? one : next);
        }
        return (centre(one) + centre(next)) / 2;
    }

    private static double centre(DecodedCharacter symbol) {
        return (symbol.firstStep() + symbol.lastStep() + 1) / 2.0;
    }
}
