package io.inkstream.ingest.splitting;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.ingest.IngestConfig;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/**
 * From a stored original to its stored page images and their list. The list is written once: a
 * repeat finds it, and of two that split at the same time one list counts.
 */
@Singleton
public class DocumentSplitter {
    private final ObjectStore store;
    private final SplitLimits limits;
    private final Clock clock;

    public DocumentSplitter(ObjectStore store, IngestConfig config, Clock clock) {
        this.store = store;
        this.limits =
                new SplitLimits(
                        config.splitting().maxPages(),
                        config.splitting().maxPixels(),
                        config.splitting().renderDpi());
        this.clock = clock;
    }

    public PageList split(DocumentRecord document) throws StorageException {
        Optional<PageList> earlier = find(document);
        return earlier.isPresent() ? earlier.get() : createOnce(splitAnew(document));
    }

    /** The list an earlier split left. */
    public Optional<PageList> find(DocumentRecord document) throws StorageException {
        String key = ObjectKeys.pageList(document.tenant(), document.documentId());
        Optional<byte[]> bytes = store.find(key);
        return bytes.isPresent() ? Optional.of(parse(key, bytes.get())) : Optional.empty();
    }

    /** Ends a document that nobody could take to its end. */
    public PageList giveUp(DocumentRecord document, ProblemCode code, String detail)
            throws StorageException {
        return createOnce(failed(document, new SplitException(code, detail)));
    }

    private PageList splitAnew(DocumentRecord document) throws StorageException {
        StoredPages pages = new StoredPages(store, document);
        try {
            Path file = Files.createTempFile("inkstream-split-", "");
            try {
                fetch(document, file);
                splitterOf(file).split(file, pages);
            } finally {
                Files.deleteIfExists(file);
            }
            if (pages.pages() == 0) {
                throw new SplitException(ProblemCode.EMPTY_DOCUMENT, "the document has no pages");
            }
            return new PageList(document, clock.instant(), pages.entries(), Optional.empty());
        } catch (SplitException e) {
            return failed(document, e);
        } catch (IOException e) {
            throw new StorageException("splitting " + document.originalKey() + " broke off", e);
        }
    }

    private PageList failed(DocumentRecord document, SplitException cause) {
        return PageList.failed(document, clock.instant(), cause.failure());
    }

    /** Bytes that changed while they lay in the store are never split. */
    private void fetch(DocumentRecord document, Path file)
            throws StorageException, IOException, SplitException {
        MessageDigest digest = Base32.sha256();
        try (InputStream in = new DigestInputStream(store.get(document.originalKey()), digest)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(document.sha256())) {
            throw new SplitException(
                    ProblemCode.STORED_BYTES_CHANGED,
                    "the original %s is not what was uploaded; upload it again"
                            .formatted(document.originalKey()));
        }
    }

    private PageSplitter splitterOf(Path file) throws SplitException, IOException {
        DocumentFormat format =
                DocumentFormat.find(file)
                        .orElseThrow(() ->
                                new SplitException(
                                        ProblemCode.UNKNOWN_TYPE,
                                        "the content is neither PNG, JPEG, TIFF, WebP,"
                                                + " GIF, BMP nor PDF"));
        return switch (format) {
            case PNG -> new SingleImageSplitter(EncodedPage.Form.PNG, limits);
            case JPEG -> new SingleImageSplitter(EncodedPage.Form.JPEG, limits);
            case TIFF -> new TiffSplitter(limits);
            case GIF, BMP, WEBP -> new FirstPictureSplitter(limits);
            case ZIP ->
                    throw new SplitException(
                            ProblemCode.UNKNOWN_TYPE,
                            "a ZIP archive is unpacked only when it is uploaded as a form's file");
            case PDF -> new PdfSplitter(limits);
        };
    }

    private PageList createOnce(PageList list) throws StorageException {
        DocumentRecord document = list.document();
        String key = ObjectKeys.pageList(document.tenant(), document.documentId());
        boolean won = store.putIfAbsent(key, ObjectContent.json(Json.bytes(list)));
        return won ? list : parse(key, store.read(key));
    }

    private static PageList parse(String key, byte[] bytes) throws StorageException {
        try {
            return Json.read(bytes, PageList.class);
        } catch (IOException e) {
            throw new StorageException("the object " + key + " is damaged", e);
        }
    }
}
