package io.inkstream.results.export;

import io.inkstream.results.query.DocumentView;
import java.io.IOException;
import java.io.Writer;

/** The text alone: pages in order, a form feed between any two. */
final class TextExport implements PageStream.Visitor {
    private final Writer out;
    private boolean first = true;

    TextExport(Writer out) {
        this.out = out;
    }

    @Override
    public void document(DocumentView document) {
        // pages speak for themselves
    }

    @Override
    public void page(DocumentView document, ExportedPage page) throws IOException {
        if (!first) {
            out.write('\f');
        }
        first = false;
        out.write(page.text());
        out.write('\n');
    }

    @Override
    public void endDocument(DocumentView document) {
        // pages speak for themselves
    }
}
