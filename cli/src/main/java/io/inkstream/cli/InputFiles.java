package io.inkstream.cli;

import io.inkstream.cli.client.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that are to be read. A file that is named is taken as it is; of a folder those that
 * look like scans, its sub-folders included.
 */
final class InputFiles {
    private static final Set<String> SCANS =
            Set.of("png", "jpg", "jpeg", "tif", "tiff", "pdf", "webp", "bmp", "gif");

    /**
     * @param path where it is
     * @param root the folder its results are laid out from: the one that was named, or its own
     * @param name in the batch, unique there
     */
    record Input(Path path, Path root, String name) {
        Upload.File toUpload() {
            return new Upload.File(name, path);
        }

        /** The path below the root, in which sub-folders are kept. */
        Path relative() {
            return root.relativize(path);
        }
    }

    private final List<Input> inputs = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    static List<Input> collect(List<Path> paths) throws BadInputException, IOException {
        InputFiles files = new InputFiles();
        for (Path path : paths) {
            files.add(path.toAbsolutePath().normalize());
        }
        if (files.inputs.isEmpty()) {
            throw new BadInputException("no scans in " + paths);
        }
        return List.copyOf(files.inputs);
    }

    private void add(Path path) throws BadInputException, IOException {
        if (Files.isDirectory(path)) {
            addFolder(path);
        } else if (Files.isRegularFile(path) && Files.isReadable(path)) {
            addFile(path, folderOf(path));
        } else {
            throw new BadInputException(
                    (Files.exists(path) ? "cannot read " : "there is no ") + path);
        }
    }

    private void addFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> isScan(folder, file))
                    .sorted()
                    .forEach(file -> addFile(file, folder));
        }
    }

    private static boolean isScan(Path folder, Path file) {
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return SCANS.contains(extension)
                && Files.isRegularFile(file)
                && !("/" + folder.relativize(file)).contains("/.");
    }

    private void addFile(Path file, Path root) {
        if (inputs.stream().noneMatch(input -> input.path().equals(file))) {
            inputs.add(new Input(file, root, unique(root.relativize(file).toString())));
        }
    }

    /** Files of one name from different folders are told apart by a number. */
    private String unique(String name) {
        String candidate = name;
        for (int i = 2; !names.add(candidate); i++) {
            int dot = name.lastIndexOf('.');
            candidate =
                    dot < 0
                            ? name + "-" + i
                            : name.substring(0, dot) + "-" + i + name.substring(dot);
        }
        return candidate;
    }

    private static Path folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }
}
