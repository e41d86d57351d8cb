package io.inkstream.results.lines;

import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says a line says.
 *
 * @param text null is refused
 * @param by who says so; null for nobody in particular
 */
public record CorrectionRequest(@Nullable String text, @Nullable String by) {
    private static final int MOST_CHARACTERS = 2000;
    private static final int LONGEST_NAME = 100;

    /** The text as it is kept: NFC, without white space around it. */
    String checkedText() {
        if (text == null) {
            throw invalid("text: is missing; the empty text says that there is none");
        }
        String clean = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        int length = clean.codePointCount(0, clean.length());
        if (length > MOST_CHARACTERS) {
            throw invalid(
                    "text: must have at most %d characters, has %d"
                            .formatted(MOST_CHARACTERS, length));
        }
        clean.codePoints()
                .filter(CorrectionRequest::isNoText)
                .findFirst()
                .ifPresent(character -> {
                    throw invalid(
                            "text: must be one line of text, has U+%04X".formatted(character));
                });
        return clean;
    }

    private static boolean isNoText(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }

    String checkedBy() {
        if (by == null || by.isBlank()) {
            return LineCorrected.ANONYMOUS;
        }
        if (by.length() > LONGEST_NAME || by.codePoints().anyMatch(Character::isISOControl)) {
            throw invalid("by: must be a name of at most %d characters".formatted(LONGEST_NAME));
        }
        return by.strip();
    }

    private static RuntimeException invalid(String detail) {
        return Problems.of(ProblemCode.INVALID_PARAMETER, detail);
    }
}
