package io.inkstream.results.export;

import io.inkstream.contracts.Failure;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageResult;
import io.inkstream.results.export.content.DocumentPages;
import io.inkstream.results.export.content.FileNames;
import io.inkstream.results.query.DocumentView;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A document that notes the failed pages that come by. */
record NotedFailures(DocumentPages pages, Map<PageId, Failure> failures) implements DocumentPages {

    @Override
    public DocumentView view() {
        return pages.view();
    }

    @Override
    public FileNames names() {
        return pages.names();
    }

    @Override
    public Optional<PageResult> firstResult() throws IOException {
        return pages.firstResult();
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        pages.forEach(page -> {
            if (page.outcome() instanceof PageFailure failure) {
                failures.put(page.pageId(), failure.failure());
            }
            visitor.page(page);
        });
    }
}
