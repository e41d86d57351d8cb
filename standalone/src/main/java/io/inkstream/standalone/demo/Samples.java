package io.inkstream.standalone.demo;

import io.inkstream.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The documents of a folder, described by its {@code index.json}.
 *
 * @param model that shall read them; absent for the server's own choice
 */
public record Samples(Path folder, Optional<String> model, List<Sample> documents) {

    /**
     * One document.
     *
     * @param kind {@code clean}, {@code print}, {@code handwriting}, {@code letter}, {@code empty}
     *     or {@code broken}
     */
    public record Sample(String name, String kind, int pages) {
        boolean isBroken() {
            return kind.equals("broken");
        }
    }

    public Samples {
        documents = List.copyOf(documents);
    }

    public static Samples read(Path folder) throws IOException {
        byte[] index = Files.readAllBytes(folder.resolve("index.json"));
        return new Samples(folder, Optional.empty(), List.of(Json.read(index, Sample[].class)));
    }

    /** The same documents, read by this model. */
    public Samples readBy(String name) {
        return new Samples(folder, Optional.of(name), documents);
    }

    Path file(Sample sample) {
        return folder.resolve(sample.name());
    }

    /** The text of each page; nothing for a document that cannot have one. */
    Optional<List<String>> truth(Sample sample) throws IOException {
        Path file = folder.resolve("truth").resolve(sample.name() + ".txt");
        return Files.exists(file)
                ? Optional.of(List.of(Files.readString(file).split("\f", -1)))
                : Optional.empty();
    }
}
