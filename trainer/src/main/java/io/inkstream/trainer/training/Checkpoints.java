package io.inkstream.trainer.training;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The states a run can go on from, each a folder {@code step-N} below {@code checkpoints}. A folder
 * is filled under another name, brought to disk and renamed, and only then are older ones removed,
 * so that at any moment the newest folder is whole.
 */
final class Checkpoints {

    private static final String PREFIX = "step-";
    private static final String UNFINISHED = "unfinished";
    private static final String STATE = "state.json";

    private final Path folder;

    Checkpoints(Path run) {
        this.folder = run.resolve("checkpoints");
    }

    /** Keeps a state in place of the older ones. */
    void save(Learner learner, TrainingState state, List<String> outputs) throws IOException {
        Path place = folder.resolve(PREFIX + state.steps());
        if (Files.exists(place)) {
            return;
        }
        Path written = folder.resolve(UNFINISHED);
        delete(written);
        Files.createDirectories(written);
        learner.save(written, outputs);
        Files.writeString(
                written.resolve(STATE), new JsonMapper().writeValueAsString(state) + "\n");
        for (Path file : entries(written)) {
            NetworkFile.force(file);
        }
        Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
        NetworkFile.force(folder);
        for (Path older : steps()) {
            if (!older.equals(place)) {
                delete(older);
            }
        }
    }

    /** Brings a learner to the newest state, if there is one. */
    Optional<TrainingState> restore(Learner learner) throws IOException {
        List<Path> steps = steps();
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        Path newest = steps.getLast();
        TrainingState state =
                new JsonMapper()
                        .readValue(Files.readString(newest.resolve(STATE)), TrainingState.class);
        learner.restore(newest, state);
        return Optional.of(state);
    }

    /** All states from the oldest to the newest. */
    private List<Path> steps() throws IOException {
        return entries(folder).stream()
                .filter(path -> number(path) >= 0)
                .sorted(Comparator.comparingLong(Checkpoints::number))
                .toList();
    }

    private static long number(Path step) {
        String name = String.valueOf(step.getFileName());
        return name.matches(PREFIX + "\\d+") ? Long.parseLong(name.substring(PREFIX.length())) : -1;
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : entries(folder)) {
            Files.delete(file);
        }
        Files.deleteIfExists(folder);
    }
}
