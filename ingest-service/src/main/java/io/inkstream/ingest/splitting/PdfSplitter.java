package io.inkstream.ingest.splitting;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.storage.StorageException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Pages of a PDF file. A page that is nothing but one scan gives the scan's own bytes, undecoded
 * where they are a JPEG file; a page with visible text or drawings is rendered. Invisible text, as
 * other OCR programs leave it, is no content.
 */
final class PdfSplitter implements PageSplitter {
    private static final List<String> DCT = List.of(COSName.DCT_DECODE.getName());
    private static final float POINTS_PER_INCH = 72;
    private static final long PARSER_MEMORY_BYTES = 32L << 20;

    private final SplitLimits limits;

    PdfSplitter(SplitLimits limits) {
        this.limits = limits;
    }

    @Override
    public void split(Path document, PageSink sink)
            throws SplitException, StorageException, IOException {
        try (PDDocument pdf = load(document)) {
            int pages = countPages(pdf);
            limits.checkPages(pages);
            PDFRenderer renderer = new PDFRenderer(pdf);
            renderer.setSubsamplingAllowed(true);
            for (int i = 0; i < pages; i++) {
                EncodedPage page;
                try {
                    page = page(pdf, renderer, i);
                } catch (SplitException e) {
                    sink.failedPage(e);
                    continue;
                }
                sink.page(page);
            }
        }
    }

    private static PDDocument load(Path document) throws SplitException {
        try {
            return Loader.loadPDF(
                    document.toFile(),
                    MemoryUsageSetting.setupMixed(PARSER_MEMORY_BYTES).streamCache);
        } catch (InvalidPasswordException e) {
            throw new SplitException(
                    ProblemCode.ENCRYPTED_DOCUMENT, "the PDF file asks for a password");
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // parsers of documents throw whatever they like at damaged bytes
            throw damaged(e);
        }
    }

    /** Pages that are their own parents never end. */
    private static int countPages(PDDocument pdf) throws SplitException {
        try {
            return pdf.getNumberOfPages();
        } catch (RuntimeException | StackOverflowError e) {
            // parsers of documents throw whatever they like at damaged bytes
            throw damaged(e);
        }
    }

    private static SplitException damaged(Throwable cause) {
        return new SplitException(
                ProblemCode.DAMAGED_DOCUMENT, "the PDF file cannot be read: " + cause.getMessage());
    }

    private EncodedPage page(PDDocument pdf, PDFRenderer renderer, int index)
            throws SplitException {
        try {
            PDPage page = pdf.getPage(index);
            PageContent content = PageContent.of(page);
            if (content.holdsJpeg2000()) {
                throw new SplitException(
                        ProblemCode.UNSUPPORTED_IMAGE,
                        "page %d holds a JPEG 2000 picture".formatted(index + 1));
            }
            Optional<PDImageXObject> scan = content.onlyScan();
            return scan.isPresent() ? scanned(page, scan.get()) : rendered(renderer, page, index);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // parsers of documents throw whatever they like at damaged bytes
            throw new SplitException(
                    ProblemCode.DAMAGED_IMAGE,
                    "page %d cannot be read: %s".formatted(index + 1, e.getMessage()));
        }
    }

    private EncodedPage scanned(PDPage page, PDImageXObject scan)
            throws IOException, SplitException {
        limits.checkPixels(scan.getWidth(), scan.getHeight());
        int turn = Math.floorMod(page.getRotation(), 360);
        int dpi = Math.round(scan.getWidth() * POINTS_PER_INCH / page.getCropBox().getWidth());
        if (turn == 0 && isPlainJpeg(scan)) {
            byte[] jpeg = bytes(scan);
            // PDF knows no orientation tag, but whoever shows the page image alone would follow it
            if (ExifOrientation.of(jpeg) == ExifOrientation.UPRIGHT) {
                return new EncodedPage(
                        jpeg, EncodedPage.Form.JPEG, scan.getWidth(), scan.getHeight(), dpi);
            }
        }
        return Pixels.encoded(Pixels.turned(scan.getImage(), turn), dpi);
    }

    private static byte[] bytes(PDImageXObject jpeg) throws IOException {
        try (InputStream in = jpeg.createInputStream(DCT)) {
            return in.readAllBytes();
        }
    }

    /** A JPEG file whose pixels mean what they say: no mask, no inverted or indexed colours. */
    private static boolean isPlainJpeg(PDImageXObject scan) throws IOException {
        var filters = scan.getStream().getFilters();
        return filters.size() == 1
                && filters.get(0).equals(COSName.DCT_DECODE)
                && scan.getDecode() == null
                && scan.getMask() == null
                && scan.getSoftMask() == null
                && scan.getColorSpace().getNumberOfComponents() != 4;
    }

    private EncodedPage rendered(PDFRenderer renderer, PDPage page, int index)
            throws IOException, SplitException {
        PDRectangle box = page.getCropBox();
        float scale = limits.renderDpi() / POINTS_PER_INCH;
        limits.checkPixels((long) (box.getWidth() * scale), (long) (box.getHeight() * scale));
        BufferedImage image = renderer.renderImage(index, scale, ImageType.GRAY);
        return Pixels.encoded(image, limits.renderDpi());
    }
}
