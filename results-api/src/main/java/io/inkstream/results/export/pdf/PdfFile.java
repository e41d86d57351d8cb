package io.inkstream.results.export.pdf;

import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import io.inkstream.results.export.content.DocumentFile;
import io.inkstream.results.export.content.DocumentPages;
import io.inkstream.results.export.content.ImageSource;
import io.inkstream.results.export.content.ReadPage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A document as PDF/A-2b: each page its stored image with the text over it, not seen but found and
 * copied. Failed pages are there with their image, so no page is lost. One page is in memory at a
 * time.
 */
public final class PdfFile implements DocumentFile {
    private static final Logger LOG = Logger.getLogger(PdfFile.class);
    private static final String BLANK = "/MediaBox [0 0 595 842] /Resources << >>";
    private static final int ID_BYTES = 16;

    private final ImageSource images;

    public PdfFile(ImageSource images) {
        this.images = images;
    }

    @Override
    public void write(DocumentPages document, OutputStream to) throws IOException {
        PdfObjects pdf = new PdfObjects(to);
        int catalog = pdf.reserve();
        PdfPages pages = new PdfPages(pdf);
        InvisibleFont font = new InvisibleFont(pdf.reserve());
        document.forEach(page -> {
            Optional<PdfSheet> sheet = sheet(page.outcome(), document, font);
            if (sheet.isPresent()) {
                sheet.get().write(pdf, pages, font);
            }
        });
        if (pages.isEmpty()) {
            pages.add(BLANK);
        }
        pages.finish();
        font.write(pdf);
        PdfCatalog.write(pdf, catalog, pages.root(), document);
        byte[] id = document.view().documentId().local().getBytes(StandardCharsets.US_ASCII);
        pdf.finish(catalog, Arrays.copyOf(id, ID_BYTES));
    }

    /** Empty for a failed page whose image cannot be shown. */
    private Optional<PdfSheet> sheet(
            PageOutcome outcome, DocumentPages document, InvisibleFont font) throws IOException {
        Optional<PdfImage> image = image(outcome);
        return outcome instanceof PageResult result
                ? Optional.of(PdfSheet.of(ReadPage.of(result, document.names()), image, font))
                : image.map(PdfSheet::withoutText);
    }

    private Optional<PdfImage> image(PageOutcome outcome) throws IOException {
        Optional<byte[]> bytes = images.find(outcome);
        try {
            return bytes.isPresent() ? Optional.of(PdfImage.of(bytes.get())) : Optional.empty();
        } catch (IOException e) {
            LOG.warnf("page %s goes out without image: %s", outcome.pageId(), e.getMessage());
            return Optional.empty();
        }
    }
}
