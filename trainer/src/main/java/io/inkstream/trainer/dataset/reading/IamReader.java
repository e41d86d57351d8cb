package io.inkstream.trainer.dataset.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The IAM database: {@code words.txt} or {@code lines.txt} with the text from the ninth column on,
 * pictures in folders such as {@code a01/a01-000u/a01-000u-00-00.png}. A line's words are joined by
 * vertical bars. The group is the form.
 */
final class IamReader implements DataReader {

    private static final Pattern ROW =
            Pattern.compile("([a-z]\\d{2}-(?:\\d{3}[a-z]*))(-\\d+)+ (ok|err)((?: -?\\S+){6}) (.*)");

    @Override
    public Optional<DataFolder> read(FileTree tree) throws IOException {
        Samples samples = new Samples(tree);
        boolean recognised = false;
        for (Path table : tree.endingWith("words.txt", "lines.txt")) {
            List<String> rows =
                    TextTable.lines(table).stream()
                            .filter(row -> !row.startsWith("#") && !row.isBlank())
                            .toList();
            if (!rows.isEmpty() && ROW.matcher(rows.getFirst()).matches()) {
                recognised = true;
                rows.forEach(row -> add(row, tree.relative(table), samples));
            }
        }
        return recognised ? Optional.of(samples.lines("IAM")) : Optional.empty();
    }

    private static void add(String row, String table, Samples samples) {
        Matcher columns = ROW.matcher(row);
        if (!columns.matches()) {
            samples.add(
                    Fault.malformed(
                            table,
                            "'%s' has less than nine columns".formatted(row),
                            "mend the row"));
            return;
        }
        String id = row.substring(0, row.indexOf(' '));
        samples.add(table, id, Optional.of(columns.group(1)), columns.group(5).replace('|', ' '));
    }
}
