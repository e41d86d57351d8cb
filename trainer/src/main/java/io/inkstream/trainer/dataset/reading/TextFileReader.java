package io.inkstream.trainer.dataset.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text file beside each picture, anywhere below the folder: {@code NAME.gt.txt} or {@code
 * NAME.txt} with {@code NAME.png}, {@code .jpg}, {@code .tif}, {@code NAME.bin.png} or {@code
 * NAME.nrm.png}. The group is the folder a line lies in. They are whole pages where all pictures
 * lie in a folder {@code pages}, or most texts have several lines.
 */
final class TextFileReader implements DataReader {

    private static final String FORMAT = "text beside pictures";
    private static final String PAGES = "pages";
    private static final List<String> ENDINGS = List.of(".gt.txt", ".txt");

    @Override
    public Optional<DataFolder> read(FileTree tree) throws IOException {
        Map<Path, Path> pictures = new HashMap<>();
        for (Path picture : tree.pictures()) {
            pictures.putIfAbsent(picture.resolveSibling(FileTree.stem(picture)), picture);
        }
        Samples samples = new Samples(tree);
        List<TruePage> pages = new ArrayList<>();
        for (Path text : tree.endingWith(".txt")) {
            Path stem = stem(text);
            Path picture = pictures.get(stem);
            if (picture == null) {
                if (FileTree.name(text).endsWith(ENDINGS.getFirst())) {
                    samples.add(
                            Fault.orphanText(tree.relative(text), tree.relative(stem) + ".png"));
                }
                continue;
            }
            String truth = TextTable.text(text).strip();
            Path parent = tree.root().relativize(picture).getParent();
            samples.add(
                    tree.relative(text),
                    tree.relative(picture),
                    Optional.ofNullable(parent).map(Path::toString),
                    truth);
            pages.add(TruePage.ofText(FileTree.stem(picture), picture, truth));
        }
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        DataFolder lines = samples.lines(FORMAT);
        return Optional.of(
                arePages(pages)
                        ? new DataFolder.Pages(FORMAT, pages, lines.samples(), lines.faults())
                        : lines);
    }

    private static boolean arePages(List<TruePage> pages) {
        long several = pages.stream().filter(page -> page.text().contains("\n")).count();
        return 2 * several > pages.size()
                || (!pages.isEmpty() && pages.stream().allMatch(page -> liesInPages(page.image())));
    }

    private static boolean liesInPages(Path picture) {
        Path parent = picture.toAbsolutePath().normalize().getParent();
        return parent != null && FileTree.name(parent).equals(PAGES);
    }

    private static Path stem(Path text) {
        String name = FileTree.name(text);
        for (String ending : ENDINGS) {
            if (name.endsWith(ending)) {
                return text.resolveSibling(name.substring(0, name.length() - ending.length()));
            }
        }
        return text;
    }
}
