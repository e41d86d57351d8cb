package io.inkstream.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file so that it appears whole or not at all. */
final class WholeFile {
    private WholeFile() {}

    static void write(Path file, InputStream content) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.resolveSibling("."));
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
