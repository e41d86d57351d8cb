package io.inkstream.trainer.dataset.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Lists of {@code path<TAB>text}, as PaddleOCR reads them. A file is such a list when its first row
 * names a picture below the folder.
 */
final class TabListReader implements DataReader {

    @Override
    public Optional<DataFolder> read(FileTree tree) throws IOException {
        Samples samples = new Samples(tree);
        for (Path list : tree.endingWith(".txt", ".tsv", ".lst")) {
            List<String> rows = TextTable.lines(list);
            if (!rows.isEmpty() && namesPicture(rows.getFirst(), tree)) {
                rows.forEach(row -> add(row, tree.relative(list), samples));
            }
        }
        return samples.isEmpty()
                ? Optional.empty()
                : Optional.of(samples.lines("tab-separated list"));
    }

    private static boolean namesPicture(String row, FileTree tree) {
        int tab = row.indexOf('\t');
        return tab > 0 && tree.picture(row.substring(0, tab)).isPresent();
    }

    private static void add(String row, String list, Samples samples) {
        int tab = row.indexOf('\t');
        if (tab > 0) {
            samples.add(list, row.substring(0, tab), Optional.empty(), row.substring(tab + 1));
        } else if (!row.isBlank()) {
            samples.add(
                    Fault.malformed(
                            list, "'%s' has no tab".formatted(row), "write path, tab and text"));
        }
    }
}
