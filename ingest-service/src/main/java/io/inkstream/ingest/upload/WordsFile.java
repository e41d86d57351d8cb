package io.inkstream.ingest.upload;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;

/** A word list that came with an upload: UTF-8, one word per line, {@code #} for remarks. */
record WordsFile(ReceivedFile content) {
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final int LONGEST = 100;
    private static final int MOST_WORDS = 1_000_000;

    /** Refuses what no worker could use, so that the batch does not fail page by page. */
    static WordsFile of(ReceivedFile file) throws IOException {
        if (file.sizeBytes() > MOST_BYTES) {
            throw invalid(
                    "has %d bytes, at most %d are taken".formatted(file.sizeBytes(), MOST_BYTES));
        }
        String[] lines = text(file).split("\\R", -1);
        long words = Arrays.stream(lines).filter(WordsFile::isWord).count();
        if (words == 0 || words > MOST_WORDS) {
            throw invalid("has %d words, 1 to %d are taken".formatted(words, MOST_WORDS));
        }
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].length() > LONGEST) {
                throw invalid(
                        "has a line %d longer than %d; write one word per line"
                                .formatted(i + 1, LONGEST));
            }
        }
        return new WordsFile(file);
    }

    private static boolean isWord(String line) {
        return !line.isBlank() && !line.strip().startsWith("#");
    }

    private static String text(ReceivedFile file) throws IOException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file.path()));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw invalid("is not UTF-8");
        }
    }

    private static RuntimeException invalid(String problem) {
        return Problems.of(ProblemCode.INVALID_PARAMETER, "words: the list " + problem);
    }
}
