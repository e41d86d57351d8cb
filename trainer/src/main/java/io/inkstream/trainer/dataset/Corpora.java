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

    private Corpora() {}

    /**
     * @param corpora files or folders under the data folder
     * @param wanted decides by file name
     */
    public static List<String> paragraphs(Path data, List<String> corpora, Predicate<String> wanted)
            throws IOException {
        List<String> paragraphs = new ArrayList<>();
        for (String corpus : corpora) {
            for (Path file : files(data.resolve(corpus))) {
                if (wanted.test(String.valueOf(file.getFileName()))) {
                    for (String paragraph : Files.readString(file).split("\\R\\s*\\R", -1)) {
                        String text = paragraph.replaceAll("\\s+", " ").strip();
                        if (text.length() > 20) {
                            paragraphs.add(text);
                        }
                    }
                }
            }
        }
        return paragraphs;
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
