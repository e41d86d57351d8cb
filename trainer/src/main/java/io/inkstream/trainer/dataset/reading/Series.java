package io.inkstream.trainer.dataset.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of values under named columns, from a CSV file with a header or an NPY array of one or two
 * dimensions, whose columns are called 0, 1 and so on.
 *
 * @param file it came from, for messages
 * @param rows of as many texts as there are columns
 */
record Series(String file, List<String> columns, List<List<String>> rows) {

    static Series read(Path file, String name) throws IOException {
        return name.endsWith(".npy") ? ofArray(NpyArray.read(file), name) : ofTable(file, name);
    }

    private static Series ofArray(NpyArray array, String name) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < array.rows(); row++) {
            List<String> texts = new ArrayList<>();
            for (int column = 0; column < array.columns(); column++) {
                texts.add(text(array.at(row, column)));
            }
            rows.add(texts);
        }
        return new Series(
                name, IntStream.range(0, array.columns()).mapToObj(String::valueOf).toList(), rows);
    }

    /** Whole numbers without a point, so that they can name classes. */
    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static Series ofTable(Path file, String name) throws IOException {
        List<List<String>> all = CsvReader.rows(TextTable.text(file));
        if (all.isEmpty()) {
            throw new IOException(name + " has no header");
        }
        List<String> columns = all.getFirst().stream().map(String::strip).toList();
        List<List<String>> rows = all.subList(1, all.size());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != columns.size()) {
                throw new IOException(
                        "%s, row %d has %d values, the header %d"
                                .formatted(name, i + 2, rows.get(i).size(), columns.size()));
            }
        }
        return new Series(name, columns, rows);
    }

    /** The place of a column, which must be there. */
    int column(String column) throws IOException {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IOException(
                    "%s has no column '%s', only %s; windows.json names it"
                            .formatted(file, column, columns));
        }
        return at;
    }

    String text(int row, int column) {
        return rows.get(row).get(column).strip();
    }

    double value(int row, int column) throws IOException {
        try {
            double value = Double.parseDouble(text(row, column));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, as for what is no finite number
        }
        throw new IOException(
                "%s, row %d: '%s' in column '%s' is no number"
                        .formatted(file, row + 1, text(row, column), columns.get(column)));
    }
}
