package io.inkstream.cli.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files to send as one batch.
 *
 * @param name what the batch is called
 * @param model name, {@code name@version} or {@code name@alias}; absent for the server's own choice
 * @param decoding how pages become text
 */
public record Upload(
        Optional<String> name, Optional<String> model, Decoding decoding, List<File> files) {

    /**
     * What the server is told beside the model; absent is left to the model.
     *
     * @param segmenter what finds the lines: {@code components}, {@code line} or {@code given}
     * @param decoder {@code greedy} or {@code beam}
     * @param languageModel named like a model; {@code none} for none
     * @param lexicon a registered word list, or a file of words to send along
     * @param confidence {@code mean}, {@code min} or {@code geometric}
     */
    public record Decoding(
            Optional<String> segmenter,
            Optional<String> decoder,
            Optional<String> languageModel,
            Optional<String> lexicon,
            Optional<String> confidence) {
        public static final Decoding BY_MODEL =
                new Decoding(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        /** The lexicon where it is a file. */
        Optional<Path> words() {
            return lexicon.map(Path::of).filter(Files::isRegularFile);
        }
    }

    /**
     * @param name in the batch; may contain folders separated by {@code /}
     */
    public record File(String name, Path path) {}

    public Upload {
        files = List.copyOf(files);
    }
}
