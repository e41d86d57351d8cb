package io.inkstream.cli;

import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.DocumentInfo;
import io.inkstream.cli.client.ExportFormat;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.cli.client.ProblemException;
import io.inkstream.contracts.PageId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Fetches the results of one document into the files they belong in. */
record DocumentFiles(
        InkstreamClient client,
        OutputFiles outputs,
        InputFiles.Input input,
        DocumentInfo document) {
    private static final int PAGE_HAS_NO_TEXT = 422;

    /** Returns what was written: one file, or one per page that was read. */
    List<Path> write(ExportFormat format)
            throws ClientException, InterruptedException, IOException {
        int pages = document.pages().orElse(1);
        if (!format.isOfPages() || pages == 1) {
            Path file = outputs.of(input, format);
            try (InputStream content =
                    client.exportDocument(document.documentId(), format, false)) {
                WholeFile.write(file, content);
            }
            return List.of(file);
        }
        List<Path> files = new ArrayList<>();
        for (int number = 1; number <= pages; number++) {
            Path file = outputs.of(input, format, number);
            if (writePage(document.documentId().page(number), format, file)) {
                files.add(file);
            }
        }
        return files;
    }

    /** Returns false for a page that failed, which the batch has told already. */
    private boolean writePage(PageId page, ExportFormat format, Path file)
            throws ClientException, InterruptedException, IOException {
        try (InputStream content = client.exportPage(page, format)) {
            WholeFile.write(file, content);
            return true;
        } catch (ProblemException e) {
            if (e.status() == PAGE_HAS_NO_TEXT) {
                return false;
            }
            throw e;
        }
    }
}
