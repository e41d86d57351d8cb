package io.inkstream.trainer.dataset.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files under a folder in the order of their names, walked once. */
final class FileTree {

    private static final List<String> PICTURES =
            List.of(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif");
    private static final List<String> VARIANTS = List.of(".bin", ".nrm");

    private final Path root;
    private final List<Path> files;
    private final Map<String, Path> pictures = new HashMap<>();

    private FileTree(Path root, List<Path> files) {
        this.root = root;
        this.files = files;
        for (Path file : files) {
            if (isPicture(file)) {
                pictures.putIfAbsent(stem(file), file);
                pictures.put(name(file), file);
            }
        }
    }

    static FileTree of(Path root) throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            return new FileTree(root, found.filter(Files::isRegularFile).sorted().toList());
        }
    }

    Path root() {
        return root;
    }

    List<Path> files() {
        return files;
    }

    /** A file right in the folder. */
    Optional<Path> find(String name) {
        Path file = root.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** Files anywhere below with one of these endings. */
    List<Path> endingWith(String... endings) {
        return files.stream()
                .filter(file -> Arrays.stream(endings).anyMatch(name(file)::endsWith))
                .toList();
    }

    List<Path> pictures() {
        return files.stream().filter(FileTree::isPicture).toList();
    }

    /**
     * A picture by its path below the folder, its name anywhere below, or its name without ending.
     */
    Optional<Path> picture(String reference) {
        Path direct = root.resolve(reference).normalize();
        if (direct.startsWith(root.normalize())
                && isPicture(direct)
                && Files.isRegularFile(direct)) {
            return Optional.of(direct);
        }
        String last = reference.substring(reference.lastIndexOf('/') + 1);
        return Optional.ofNullable(pictures.get(last));
    }

    /** Below the folder, with slashes. */
    String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    static boolean isPicture(Path file) {
        String name = name(file).toLowerCase(Locale.ROOT);
        return PICTURES.stream().anyMatch(name::endsWith);
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** The name without its ending, and without {@code .bin} or {@code .nrm} before it. */
    static String stem(Path file) {
        String stem = withoutEnding(name(file));
        return VARIANTS.stream().anyMatch(stem::endsWith) ? withoutEnding(stem) : stem;
    }

    private static String withoutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
