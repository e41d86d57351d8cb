package io.inkstream.results.export;

import io.inkstream.contracts.Failure;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import io.inkstream.results.export.content.DocumentPages;
import io.inkstream.results.export.content.FileNames;
import io.inkstream.results.export.content.ImageSource;
import io.inkstream.results.export.content.PageFile;
import io.inkstream.results.export.content.ReadPage;
import io.inkstream.results.query.OutputFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Several files as one archive, written while it is sent. What failed is in it as {@code
 * NAME.failed.json}, so that nothing is missing without a word.
 */
final class ZipExport {
    /** The same for all, so that equal exports are equal bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String FAILED = "failed.json";

    private final ZipOutputStream zip;
    private final OutputFormat format;
    private final Formats formats;
    private final Optional<ImageSource> images;

    /**
     * @param images when images of pages go with them
     */
    ZipExport(OutputStream to, OutputFormat format, Formats formats, Optional<ImageSource> images) {
        this.zip = new ZipOutputStream(to);
        this.format = format;
        this.formats = formats;
        this.images = images;
        zip.setLevel(format == OutputFormat.PDF ? Deflater.NO_COMPRESSION : Deflater.BEST_SPEED);
    }

    void add(DocumentPages document) throws IOException {
        FileNames names = document.names();
        Optional<Failure> failure = document.view().failure();
        if (failure.isPresent()) {
            failed(names.folder() + names.document(FAILED), failure.get());
        } else if (format.extent() == OutputFormat.Extent.PAGE) {
            pages(document);
        } else {
            wholeDocument(document);
        }
    }

    /** Leaves the stream open. */
    void finish() throws IOException {
        zip.finish();
    }

    private void pages(DocumentPages document) throws IOException {
        PageFile file = formats.page(format).orElseThrow();
        FileNames names = document.names();
        document.forEach(page -> {
            switch (page.outcome()) {
                case PageResult result -> page(file, result, names);
                case PageFailure failure ->
                        failed(entry(names, page.pageId(), FAILED), failure.failure());
            }
        });
    }

    private void page(PageFile file, PageResult result, FileNames names) throws IOException {
        ReadPage page = ReadPage.of(result, names);
        begin(entry(names, result.pageId(), format.extension()));
        file.write(page, zip);
        zip.closeEntry();
        if (images.isPresent()) {
            image(images.get(), result, names.folder() + page.imageName());
        }
    }

    private void image(ImageSource source, PageOutcome page, String name) throws IOException {
        Optional<byte[]> bytes = source.find(page);
        if (bytes.isPresent()) {
            begin(name);
            zip.write(bytes.get());
            zip.closeEntry();
        }
    }

    private void wholeDocument(DocumentPages document) throws IOException {
        Map<PageId, Failure> failures = new TreeMap<>(Comparator.comparingInt(PageId::number));
        begin(document.names().folder() + document.names().document(format.extension()));
        formats.document(format).write(new NotedFailures(document, failures), zip);
        zip.closeEntry();
        for (Map.Entry<PageId, Failure> failure : failures.entrySet()) {
            failed(entry(document.names(), failure.getKey(), FAILED), failure.getValue());
        }
    }

    private static String entry(FileNames names, PageId page, String extension) {
        return names.folder() + names.page(page, extension);
    }

    private void failed(String name, Failure failure) throws IOException {
        begin(name);
        zip.write(Json.bytes(failure));
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
    }
}
