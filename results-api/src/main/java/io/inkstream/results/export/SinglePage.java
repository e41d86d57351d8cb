package io.inkstream.results.export;

import io.inkstream.contracts.PageResult;
import io.inkstream.results.export.content.DocumentPages;
import io.inkstream.results.export.content.EndedPage;
import io.inkstream.results.export.content.FileNames;
import io.inkstream.results.query.DocumentView;
import java.io.IOException;
import java.util.Optional;

/** One page of a document as if it were all of it. */
record SinglePage(DocumentView view, FileNames names, EndedPage page) implements DocumentPages {

    @Override
    public Optional<PageResult> firstResult() throws IOException {
        return page.outcome() instanceof PageResult result ? Optional.of(result) : Optional.empty();
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        visitor.page(page);
    }
}
