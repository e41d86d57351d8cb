package io.inkstream.ingest.splitting;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PageList;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes each page image to the store as it comes and keeps the list. */
final class StoredPages implements PageSink {
    private final ObjectStore store;
    private final DocumentRecord document;
    private final List<PageList.Entry> entries = new ArrayList<>();

    StoredPages(ObjectStore store, DocumentRecord document) {
        this.store = store;
        this.document = document;
    }

    @Override
    public void page(EncodedPage page) throws StorageException {
        int number = entries.size() + 1;
        PageId id = document.documentId().page(number);
        String key = ObjectKeys.pageImage(document.tenant(), id, page.form().extension());
        boolean won =
                store.putIfAbsent(key, ObjectContent.of(page.bytes(), page.form().mediaType()));
        // an earlier try may have been another build's: the list describes what lies there
        byte[] stored = won ? page.bytes() : store.read(key);
        PageImageRef image =
                new PageImageRef(
                        key,
                        page.form().mediaType(),
                        Base32.sha256Hex(stored),
                        stored.length,
                        page.width(),
                        page.height(),
                        page.dpi());
        entries.add(new PageList.Entry(number, Optional.of(image), Optional.empty()));
    }

    @Override
    public void failedPage(SplitException cause) {
        int number = entries.size() + 1;
        entries.add(new PageList.Entry(number, Optional.empty(), Optional.of(cause.failure())));
    }

    @Override
    public int pages() {
        return entries.size();
    }

    List<PageList.Entry> entries() {
        return List.copyOf(entries);
    }
}
