package io.inkstream.trainer.dataset.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * PyLaia tables: rows of an image id and its tokens between blanks, with {@code syms.txt} beside
 * them. Tokens are characters; {@code <space>} is a blank.
 */
final class PylaiaReader implements DataReader {

    private static final String SYMBOLS = "syms.txt";
    private static final Set<String> BLANKS = Set.of("<space>", "{space}", "@");

    @Override
    public Optional<DataFolder> read(FileTree tree) throws IOException {
        Optional<Path> symbols =
                tree.files().stream().filter(f -> FileTree.name(f).equals(SYMBOLS)).findFirst();
        if (symbols.isEmpty()) {
            return Optional.empty();
        }
        Samples samples = new Samples(tree);
        for (Path table : tree.endingWith(".txt", ".tbl")) {
            List<String> rows = TextTable.lines(table);
            if (!table.equals(symbols.get())
                    && !rows.isEmpty()
                    && namesPicture(rows.getFirst(), tree)) {
                rows.stream()
                        .filter(row -> !row.isBlank())
                        .forEach(row -> add(row, tree.relative(table), samples));
            }
        }
        return samples.isEmpty() ? Optional.empty() : Optional.of(samples.lines("PyLaia"));
    }

    private static boolean namesPicture(String row, FileTree tree) {
        return tree.picture(row.split(" ", 2)[0]).isPresent();
    }

    private static void add(String row, String table, Samples samples) {
        String[] tokens = row.strip().split(" +", -1);
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < tokens.length; i++) {
            text.append(BLANKS.contains(tokens[i]) ? " " : tokens[i]);
        }
        samples.add(table, tokens[0], Optional.empty(), text.toString());
    }
}
