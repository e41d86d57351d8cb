package io.inkstream.trainer.dataset.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text file beside each picture, anywhere below the folder: {@code NAME.gt.txt} or {@code
 * NAME.txt} with {@code NAME.png}, {@code .jpg}, {@code .tif}, {@code NAME.bin.png} or {@code
 * NAME.nrm.png}. The group is the folder a line lies in.
 */
final class TextFileReader implements DataReader {

    private static final List<String> ENDINGS = List.of(".gt.txt", ".txt");

    @Override
    public Optional<DataFolder> read(FileTree tree) throws IOException {
        Map<Path, Path> pictures = new HashMap<>();
        for (Path picture : tree.pictures()) {
            pictures.putIfAbsent(picture.resolveSibling(FileTree.stem(picture)), picture);
        }
        Samples samples = new Samples(tree);
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
            Path parent = tree.root().relativize(picture).getParent();
            samples.add(
                    tree.relative(text),
                    tree.relative(picture),
                    Optional.ofNullable(parent).map(Path::toString),
                    TextTable.text(text).strip());
        }
        return samples.isEmpty()
                ? Optional.empty()
                : Optional.of(samples.lines("text beside pictures"));
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
