package io.inkstream.trainer.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Paragraphs of plain-text files, line breaks inside them taken out. */
public final class Corpora {

    private static final int SHORTEST = 20;
    private static final int LONG_LINE = 120;

    private Corpora() {}

    /**
     * Reads the wanted files.
     *
     * @param corpora files or folders under the data folder
     * @param wanted decides by file name
     */
    public static List<String> paragraphs(Path data, List<String> corpora, Predicate<String> wanted)
            throws IOException {
        List<String> paragraphs = new ArrayList<>();
        for (String corpus : corpora) {
            for (Path file : files(data.resolve(corpus))) {
                if (wanted.test(String.valueOf(file.getFileName()))) {
                    split(Files.readString(file), paragraphs);
                }
            }
        }
        return paragraphs;
    }

    /** Between blank lines, or line by line where a file has a paragraph on each. */
    private static void split(String text, List<String> paragraphs) {
        long lines = text.lines().filter(line -> !line.isBlank()).count();
        String boundary = text.length() > LONG_LINE * lines ? "\\R" : "\\R\\s*\\R";
        for (String paragraph : text.split(boundary, -1)) {
            String clean = paragraph.replaceAll("\\s+", " ").strip();
            if (clean.length() > SHORTEST) {
                paragraphs.add(clean);
            }
        }
    }

    private static List<Path> files(Path corpus) throws IOException {
        if (Files.isRegularFile(corpus)) {
            return List.of(corpus);
        }
        if (!Files.isDirectory(corpus)) {
            throw new IOException(
                    "text.corpora: %s does not exist; is 'data' right?".formatted(corpus));
        }
        try (Stream<Path> found = Files.list(corpus)) {
            return found.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        }
    }
}
