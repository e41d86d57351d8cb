package io.inkstream.ingest.splitting;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.ingest.Settings;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.storage.directory.DirectoryObjectStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import javax.imageio.ImageIO;

/** The splitter on a directory store, and originals for it. */
final class SplitterOnDisk {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final BatchId batch = BatchId.create(NOW);
    private final ObjectStore store;
    private final DocumentSplitter splitter;

    SplitterOnDisk(Path folder) throws StorageException {
        this(folder, Map.of());
    }

    SplitterOnDisk(Path folder, Map<String, String> settings) throws StorageException {
        this.store = DirectoryObjectStore.open(folder);
        this.splitter =
                new DocumentSplitter(
                        store, Settings.with(settings), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    ObjectStore store() {
        return store;
    }

    DocumentSplitter splitter() {
        return splitter;
    }

    /** A document whose bytes are durable, as uploading leaves it. */
    DocumentRecord uploaded(String name, byte[] bytes) throws StorageException {
        DocumentId id = batch.document(name);
        String sha256 = Base32.sha256Hex(bytes);
        String key = ObjectKeys.original(TenantId.DEFAULT, id, sha256);
        store.put(key, ObjectContent.of(bytes, "application/octet-stream"));
        return new DocumentRecord(id, TenantId.DEFAULT, name, key, sha256, bytes.length, NOW);
    }

    PageList split(String name, byte[] bytes) throws StorageException {
        return splitter.split(uploaded(name, bytes));
    }

    /** Why the document failed. */
    ProblemCode failure(String name, byte[] bytes) throws StorageException {
        return split(name, bytes).failure().orElseThrow().code();
    }

    static PageImageRef image(PageList list, int page) {
        return list.pages().get(page - 1).image().orElseThrow();
    }

    byte[] stored(PageList list, int page) throws StorageException {
        return store.read(image(list, page).key());
    }

    BufferedImage picture(PageList list, int page) throws StorageException, IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(stored(list, page)));
        if (image == null) {
            throw new IOException("no reader takes page " + page);
        }
        return image;
    }
}
