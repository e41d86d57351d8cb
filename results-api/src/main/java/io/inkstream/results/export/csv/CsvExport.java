package io.inkstream.results.export.csv;

import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageResult;
import io.inkstream.results.export.content.Block;
import io.inkstream.results.export.content.Box;
import io.inkstream.results.export.content.EndedPage;
import io.inkstream.results.export.content.FileNames;
import io.inkstream.results.export.content.Numbers;
import io.inkstream.results.export.content.ReadLine;
import io.inkstream.results.export.content.ReadPage;
import io.inkstream.results.export.content.StreamVisitor;
import io.inkstream.results.query.DocumentView;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row per line of text, by RFC 4180. Pages without lines, failed pages and documents without
 * pages get a row, too, so nothing is missing from the table.
 */
public final class CsvExport implements StreamVisitor {
    private static final List<String> COLUMNS =
            List.of(
                    "document",
                    "page_id",
                    "page",
                    "state",
                    "block",
                    "line",
                    "text",
                    "confidence",
                    "x",
                    "y",
                    "width",
                    "height",
                    "direction",
                    "model",
                    "failure");
    private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]");

    private final Writer out;

    public CsvExport(Writer out) throws IOException {
        this.out = out;
        row(COLUMNS.stream());
    }

    @Override
    public void document(DocumentView document) throws IOException {
        if (document.failure().isPresent()) {
            withoutText(document, "", "", "failed", "", document.failure().get().code().code());
        }
    }

    @Override
    public void page(DocumentView document, EndedPage page) throws IOException {
        String id = page.pageId().value();
        String number = Integer.toString(page.pageId().number());
        switch (page.outcome()) {
            case PageResult result when result.lines().isEmpty() ->
                    withoutText(document, id, number, "done", model(result), "");
            case PageResult result -> lines(document, result);
            case PageFailure failure ->
                    withoutText(
                            document, id, number, "failed", "", failure.failure().code().code());
        }
    }

    @Override
    public void endDocument(DocumentView document) {
        // rows stand for themselves
    }

    private void withoutText(
            DocumentView document,
            String pageId,
            String number,
            String state,
            String model,
            String failure)
            throws IOException {
        row(
                Stream.concat(
                        Stream.of(name(document), pageId, number, state),
                        Stream.of("", "", "", "", "", "", "", "", "", model, failure)));
    }

    private void lines(DocumentView document, PageResult result) throws IOException {
        ReadPage page = ReadPage.of(result, FileNames.of(name(document), true));
        int number = 0;
        for (Block block : page.blocks()) {
            for (ReadLine line : block.lines()) {
                Box box = line.box();
                row(
                        Stream.of(
                                name(document),
                                result.pageId(),
                                page.number(),
                                "done",
                                block.id(),
                                ++number,
                                line.text(),
                                Numbers.share(line.confidence()),
                                box.x(),
                                box.y(),
                                box.width(),
                                box.height(),
                                line.rightToLeft() ? "rtl" : "ltr",
                                model(result),
                                ""));
            }
        }
    }

    private static String name(DocumentView document) {
        return document.name().orElse(document.documentId().value());
    }

    private static String model(PageResult result) {
        return result.plan().recognizer().toString();
    }

    private void row(Stream<?> values) throws IOException {
        out.write(
                values.map(String::valueOf).map(CsvExport::field).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    private static String field(String text) {
        return SPECIAL.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
