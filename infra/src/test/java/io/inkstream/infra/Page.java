package io.inkstream.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document in Markdown, as far as tests read it. */
record Page(String text) {
    private static final Pattern CELLS = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- example: (\\w+) -->\\s*```json\\n(.*?)```", Pattern.DOTALL);

    /** A JSON example and the record it is one of. */
    record Example(String type, String json) {}

    static Page read(String path) {
        return new Page(Repository.read(path));
    }

    /** The rows of all tables whose first column has this head, without head and line. */
    List<List<String>> rows(String firstColumn) {
        List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            if (!line.startsWith("|")) {
                inside = false;
                continue;
            }
            List<String> cells = cells(line);
            if (cells.getFirst().equals(firstColumn)) {
                inside = true;
            } else if (inside && !cells.getFirst().startsWith("---")) {
                rows.add(cells);
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Stream.of(CELLS.split(line.substring(1), -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }

    /** Where the links of the text go, code blocks left out. */
    List<String> links() {
        Matcher matcher = LINK.matcher(text.replaceAll("(?s)```.*?```", ""));
        return matcher.results().map(result -> result.group(1)).toList();
    }

    List<Example> examples() {
        return EXAMPLE.matcher(text)
                .results()
                .map(result -> new Example(result.group(1), result.group(2)))
                .toList();
    }
}
