package io.inkstream.trainer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A page with its truth.
 *
 * @param level what it is compared with, such as {@code rough}
 */
record BenchPage(Path image, String truth, String level) {
    private static final String TRUTH = ".gt.txt";
    private static final Set<String> IMAGES =
            Set.of("png", "jpg", "jpeg", "tif", "tiff", "bmp", "webp", "gif");

    /** All images of a folder that have a truth {@code NAME.gt.txt} beside them, by name. */
    static List<BenchPage> ofFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("no such folder: " + folder);
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.sorted().toList();
        }
        List<BenchPage> pages = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            int dot = name.lastIndexOf('.');
            String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
            if (dot > 0 && IMAGES.contains(extension)) {
                Path truth = folder.resolve(name.substring(0, dot) + TRUTH);
                if (Files.exists(truth)) {
                    pages.add(new BenchPage(file, Files.readString(truth), "pages"));
                }
            }
        }
        if (pages.isEmpty()) {
            throw new IOException(
                    folder + " has no pages: an image NAME.png, .jpg or .tif needs NAME.gt.txt");
        }
        return pages;
    }
}
