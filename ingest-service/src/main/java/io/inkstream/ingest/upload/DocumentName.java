package io.inkstream.ingest.upload;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import java.text.Normalizer;

/**
 * The name of a document: NFC, folders separated by {@code /}, usable as a relative path
 * everywhere.
 */
record DocumentName(String value) {
    private static final int MAX_LENGTH = 400;

    static DocumentName of(String raw) {
        String name = Normalizer.normalize(raw, Normalizer.Form.NFC).replace('\\', '/');
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            throw invalid(raw, "a name has 1 to " + MAX_LENGTH + " characters");
        }
        if (name.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            throw invalid(raw, "a name has no control characters");
        }
        for (String segment : name.split("/", -1)) {
            if (segment.isBlank() || segment.equals(".") || segment.equals("..")) {
                throw invalid(raw, "a name has no empty folders, \".\" or \"..\"");
            }
        }
        return new DocumentName(name);
    }

    private static RuntimeException invalid(String raw, String rule) {
        String shown = raw.length() > 80 ? raw.substring(0, 80) + "…" : raw;
        return Problems.of(ProblemCode.INVALID_NAME, "\"" + shown + "\": " + rule);
    }
}
