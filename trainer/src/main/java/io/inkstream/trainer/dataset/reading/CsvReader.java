package io.inkstream.trainer.dataset.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A CSV file with a header that names a column for the picture and one for the text, and the
 * pictures anywhere below the folder. A column for the writer is taken as the group.
 */
final class CsvReader implements DataReader {

    private static final List<String> PICTURE_COLUMNS =
            List.of(
                    "id",
                    "word_id",
                    "line_id",
                    "image",
                    "image_id",
                    "image_path",
                    "file",
                    "filename",
                    "file_name",
                    "path",
                    "name");
    private static final List<String> TEXT_COLUMNS =
            List.of("transcription", "text", "label", "ground_truth", "transcript", "identity");
    private static final List<String> GROUP_COLUMNS =
            List.of("writer", "writer_id", "document", "form", "group", "author");

    @Override
    public Optional<DataFolder> read(FileTree tree) throws IOException {
        Samples samples = new Samples(tree);
        boolean recognised = false;
        for (Path table : tree.endingWith(".csv")) {
            recognised |= read(table, tree.relative(table), samples);
        }
        return recognised ? Optional.of(samples.lines("CSV")) : Optional.empty();
    }

    private static boolean read(Path table, String name, Samples samples) throws IOException {
        List<List<String>> rows = rows(TextTable.text(table));
        if (rows.isEmpty()) {
            return false;
        }
        List<String> header =
                rows.getFirst().stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
        Optional<Integer> picture = column(header, PICTURE_COLUMNS);
        Optional<Integer> text = column(header, TEXT_COLUMNS);
        if (picture.isEmpty() || text.isEmpty()) {
            return false;
        }
        Optional<Integer> group = column(header, GROUP_COLUMNS);
        for (List<String> row : rows.subList(1, rows.size())) {
            if (row.size() == header.size()) {
                samples.add(name, row.get(picture.get()), group.map(row::get), row.get(text.get()));
            } else {
                samples.add(
                        Fault.malformed(
                                name,
                                "'%s' has %d values, the header %d"
                                        .formatted(
                                                String.join(",", row), row.size(), header.size()),
                                "put values with commas in quotes"));
            }
        }
        return true;
    }

    private static Optional<Integer> column(List<String> header, List<String> names) {
        return names.stream().map(header::indexOf).filter(at -> at >= 0).findFirst();
    }

    /** RFC 4180: values in quotes may hold commas, line ends and doubled quotes. */
    static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    value.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    value.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                row.add(value.toString());
                value.setLength(0);
            } else if (c == '\n') {
                endRow(rows, row, value);
                row = new ArrayList<>();
            } else if (c != '\r') {
                value.append(c);
            }
        }
        endRow(rows, row, value);
        return rows;
    }

    private static void endRow(List<List<String>> rows, List<String> row, StringBuilder value) {
        if (!row.isEmpty() || !value.isEmpty()) {
            row.add(value.toString());
            rows.add(row);
        }
        value.setLength(0);
    }
}
