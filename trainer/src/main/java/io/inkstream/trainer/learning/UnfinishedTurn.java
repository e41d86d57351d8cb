package io.inkstream.trainer.learning;

import io.inkstream.contracts.Json;
import io.inkstream.trainer.corrections.OffsetRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A note in the folder of runs: which corrections the turn is about that has not ended. */
final class UnfinishedTurn {
    private final Path file;

    UnfinishedTurn(Path runs, String model) throws IOException {
        this.file = Files.createDirectories(runs).resolve("learn-%s.json".formatted(model));
    }

    Optional<OffsetRange> find() throws IOException {
        return Files.exists(file)
                ? Optional.of(Json.read(Files.readAllBytes(file), OffsetRange.class))
                : Optional.empty();
    }

    void begin(OffsetRange range) throws IOException {
        Path written =
                Files.write(file.resolveSibling(file.getFileName() + ".tmp"), Json.bytes(range));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void end() throws IOException {
        Files.deleteIfExists(file);
    }
}
