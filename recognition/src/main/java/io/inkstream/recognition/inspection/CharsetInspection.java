package io.inkstream.recognition.inspection;

import io.inkstream.recognition.model.ModelKind;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether the symbols of a model can be those of a text. One of lines begins with the blank, one of
 * classes or maps has none.
 */
final class CharsetInspection {
    private static final Set<String> WITHOUT_BLANK =
            Set.of(ModelKind.CLASS.word(), ModelKind.SEGMENTER.word());

    private CharsetInspection() {}

    static void check(Map<String, String> metadata) throws RefusedModelException {
        String charset = metadata.get("charset");
        if (charset == null) {
            throw new RefusedModelException(ModelFault.CONTRACT, "the description has no charset");
        }
        String[] symbols = charset.split("\n", -1);
        boolean hasBlank = !WITHOUT_BLANK.contains(String.valueOf(metadata.get("kind")));
        if (hasBlank && !symbols[0].isEmpty()) {
            throw refused("must begin with the blank, an empty symbol, begins with", symbols[0]);
        }
        Set<String> seen = new HashSet<>();
        for (int i = hasBlank ? 1 : 0; i < symbols.length; i++) {
            String symbol = symbols[i];
            if (symbol.isEmpty()) {
                throw refused("has an empty symbol at place", Integer.toString(i));
            }
            if (!seen.add(symbol)) {
                throw refused("has twice", symbol);
            }
            if (symbol.codePoints().anyMatch(CharsetInspection::isNoText)) {
                throw refused("has something that is no text", symbol);
            }
            if (!Normalizer.isNormalized(symbol, Normalizer.Form.NFC)) {
                throw refused("has a symbol that is not NFC", symbol);
            }
        }
    }

    private static boolean isNoText(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || character == 0xFFFD;
    }

    private static RefusedModelException refused(String rule, String symbol) {
        StringBuilder points = new StringBuilder();
        symbol.codePoints().forEach(point -> points.append(" U+%04X".formatted(point)));
        return new RefusedModelException(
                ModelFault.CHARSET_INVALID,
                "the charset %s '%s'%s".formatted(rule, symbol.strip(), points));
    }
}
