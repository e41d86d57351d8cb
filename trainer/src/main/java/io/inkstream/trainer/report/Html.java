package io.inkstream.trainer.report;

import java.util.List;

/** Pieces of HTML; whatever comes from data goes through {@link #escape}. */
final class Html {

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A section with an anchor. */
    static String section(String id, String title, String body) {
        return "<section id=\"%s\"><h2>%s</h2>\n%s</section>\n".formatted(id, escape(title), body);
    }

    static String paragraph(String text) {
        return "<p>%s</p>\n".formatted(escape(text));
    }

    /**
     * A table that scrolls when it is too wide; the first column names the row.
     *
     * @param heads escaped here
     * @param rows cells as HTML
     */
    static String table(List<String> heads, List<List<String>> rows) {
        StringBuilder table = new StringBuilder("<div class=\"wide\"><table><thead><tr>");
        heads.forEach(head -> table.append("<th scope=\"col\">%s</th>".formatted(escape(head))));
        table.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            table.append("<tr><th scope=\"row\">%s</th>".formatted(row.getFirst()));
            row.stream().skip(1).forEach(cell -> table.append("<td>%s</td>".formatted(cell)));
            table.append("</tr>\n");
        }
        return table.append("</tbody></table></div>\n").toString();
    }
}
