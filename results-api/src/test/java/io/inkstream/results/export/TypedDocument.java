package io.inkstream.results.export;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import io.inkstream.results.export.content.DocumentPages;
import io.inkstream.results.export.content.EndedPage;
import io.inkstream.results.export.content.FileNames;
import io.inkstream.results.query.DocumentView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A document whose pages are given. */
record TypedDocument(DocumentView view, List<PageOutcome> outcomes) implements DocumentPages {

    static TypedDocument of(String name, PageOutcome... outcomes) {
        DocumentView view =
                new DocumentView(
                        outcomes[0].pageId().document(),
                        outcomes[0].pageId().batch(),
                        Optional.of(name),
                        "done",
                        Optional.of(outcomes.length),
                        outcomes.length,
                        0,
                        Optional.empty(),
                        new DocumentView.Links("", "", "", ""));
        return new TypedDocument(view, List.of(outcomes));
    }

    @Override
    public FileNames names() {
        return ArchiveNames.alone(view);
    }

    @Override
    public Optional<PageResult> firstResult() {
        return outcomes.stream()
                .filter(PageResult.class::isInstance)
                .map(PageResult.class::cast)
                .findFirst();
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
        for (PageOutcome outcome : outcomes) {
            visitor.page(ended(outcome));
        }
    }

    static EndedPage ended(PageOutcome outcome) {
        String text = outcome instanceof PageResult result ? result.text() : "";
        return new EndedPage(outcome.pageId(), text, Json.text(outcome), Map.of());
    }

    byte[] written(io.inkstream.results.export.content.DocumentFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(this, out);
        return out.toByteArray();
    }
}
