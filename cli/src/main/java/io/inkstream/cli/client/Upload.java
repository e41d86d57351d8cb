package io.inkstream.cli.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files to send as one batch.
 *
 * @param name what the batch is called
 * @param model name, {@code name@version} or {@code name@alias}; absent for the server's own choice
 */
public record Upload(Optional<String> name, Optional<String> model, List<File> files) {

    /**
     * @param name in the batch; may contain folders separated by {@code /}
     */
    public record File(String name, Path path) {}

    public Upload {
        files = List.copyOf(files);
    }
}
