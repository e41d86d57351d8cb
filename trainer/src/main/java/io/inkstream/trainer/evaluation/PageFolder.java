package io.inkstream.trainer.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a folder of page pictures with their truth beside them: {@code NAME.xml} in ALTO or PAGE,
 * or the page's text as {@code NAME.gt.txt} or {@code NAME.txt}. Pictures without truth are left
 * out.
 */
final class PageFolder {

    private static final Set<String> PICTURES =
            Set.of("jpg", "jpeg", "png", "tif", "tiff", "bmp", "gif", "webp");
    private static final List<String> TEXTS = List.of(".gt.txt", ".txt");

    private PageFolder() {}

    /** Pages by name. */
    static List<TruePage> read(Path folder) throws IOException {
        List<TruePage> pages = new ArrayList<>();
        for (var picture : pictures(folder).entrySet()) {
            page(folder, picture.getKey(), picture.getValue()).ifPresent(pages::add);
        }
        return pages;
    }

    private static Optional<TruePage> page(Path folder, String name, Path image)
            throws IOException {
        Path xml = folder.resolve(name + ".xml");
        if (Files.isRegularFile(xml)) {
            return Optional.of(new TruePage(name, image, PageXml.lines(xml), Optional.empty()));
        }
        for (String ending : TEXTS) {
            Path text = folder.resolve(name + ending);
            if (Files.isRegularFile(text)) {
                String content = Files.readString(text, StandardCharsets.UTF_8);
                return Optional.of(new TruePage(name, image, List.of(), Optional.of(content)));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Path> pictures(Path folder) throws IOException {
        Map<String, Path> pictures = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                int dot = name.lastIndexOf('.');
                if (dot > 0
                        && PICTURES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
                    pictures.put(name.substring(0, dot), file);
                }
            }
        }
        return pictures;
    }
}
