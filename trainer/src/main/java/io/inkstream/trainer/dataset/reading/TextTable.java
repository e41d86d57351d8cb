package io.inkstream.trainer.dataset.reading;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads text files as UTF-8 and says which one is not. */
final class TextTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextTable() {}

    static List<String> lines(Path file) throws IOException {
        return text(file).lines().toList();
    }

    /** The whole text without a byte order mark. */
    static String text(Path file) throws IOException {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (MalformedInputException e) {
            throw new IOException(file + " is not UTF-8; convert it", e);
        }
    }
}
