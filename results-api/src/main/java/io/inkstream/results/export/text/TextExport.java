package io.inkstream.results.export.text;

import io.inkstream.results.export.content.EndedPage;
import io.inkstream.results.export.content.StreamVisitor;
import io.inkstream.results.query.DocumentView;
import java.io.IOException;
import java.io.Writer;

/** The text alone: pages in order, a form feed between any two. */
public final class TextExport implements StreamVisitor {
    private final Writer out;
    private boolean first = true;

    public TextExport(Writer out) {
        this.out = out;
    }

    @Override
    public void document(DocumentView document) {
        // pages speak for themselves
    }

    @Override
    public void page(DocumentView document, EndedPage page) throws IOException {
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
