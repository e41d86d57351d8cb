package io.inkstream.results.export;

import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.platform.Problems;
import io.inkstream.results.corrections.Correction;
import io.inkstream.results.export.content.EndedPage;
import io.inkstream.results.query.DocumentView;
import io.inkstream.results.query.Documents;
import io.inkstream.results.query.Pages;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds pages that are asked for by themselves. */
@Singleton
final class EndedPages {
    private final PageStream stream;
    private final Documents documents;
    private final Pages pages;

    /** A page with its document. */
    record Found(DocumentView document, EndedPage page, PageOutcome outcome) {
        /** Changes with the outcome and with each correction. */
        String version() {
            int revisions =
                    page.corrections().values().stream().mapToInt(Correction::revision).sum();
            return outcome.outcomeId() + "." + revisions;
        }
    }

    @Inject
    EndedPages(PageStream stream, Documents documents, Pages pages) {
        this.stream = stream;
        this.documents = documents;
        this.pages = pages;
    }

    /**
     * The page, or a problem: there is none, or it has not been read yet.
     *
     * @param outcomeId null for the one of the batch's plan
     */
    Found get(TenantId tenant, PageId page, @Nullable String outcomeId)
            throws StorageException, IOException {
        Optional<EndedPage> found = stream.findPage(tenant, page, outcomeId);
        if (found.isEmpty()) {
            PageId waiting = pages.getWaiting(tenant, page).pageId();
            throw Problems.of(ProblemCode.NOT_READY, "page " + waiting + " has not been read yet");
        }
        DocumentView document = documents.getDocument(tenant, page.document());
        return new Found(document, found.get(), found.get().outcome());
    }
}
