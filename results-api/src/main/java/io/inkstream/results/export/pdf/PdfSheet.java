package io.inkstream.results.export.pdf;

import io.inkstream.contracts.PageResult;
import io.inkstream.results.export.content.ReadPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A page of the file.
 *
 * @param text the operators that show the text
 * @param scale points per pixel
 * @param turn degrees by which readers turn the page clockwise
 */
record PdfSheet(
        Optional<PdfImage> image, String text, int width, int height, double scale, int turn) {
    private static final double POINTS_PER_INCH = 72;
    private static final int USUAL_DPI = 300;

    /** Larger pages are beyond what readers promise to open. */
    private static final double MOST_POINTS = 14_400;

    static PdfSheet of(ReadPage page, Optional<PdfImage> image, InvisibleFont font) {
        PageResult result = page.result();
        double scale = scale(page.width(), page.height(), result.image().dpi());
        String text = TextLayer.of(page, font, scale);
        return new PdfSheet(image, text, page.width(), page.height(), scale, page.uprightTurn());
    }

    static PdfSheet withoutText(PdfImage image) {
        double scale = scale(image.width(), image.height(), 0);
        return new PdfSheet(Optional.of(image), "", image.width(), image.height(), scale, 0);
    }

    private static double scale(int width, int height, int dpi) {
        double scale = POINTS_PER_INCH / (dpi > 0 ? dpi : USUAL_DPI);
        return Math.min(scale, MOST_POINTS / Math.max(width, height));
    }

    void write(PdfObjects pdf, PdfPages pages, InvisibleFont font) throws IOException {
        String size = PdfNumbers.text(width * scale) + " 0 0 " + PdfNumbers.text(height * scale);
        StringBuilder resources = new StringBuilder();
        StringBuilder content = new StringBuilder();
        if (image.isPresent()) {
            int number = pdf.reserve();
            pdf.stream(number, image.get().entries(), image.get().bytes());
            resources.append("/XObject << /I ").append(PdfObjects.reference(number)).append(" >> ");
            content.append("q ").append(size).append(" 0 0 cm /I Do Q\n");
        }
        resources.append("/Font << /F ").append(PdfObjects.reference(font.number())).append(" >>");
        byte[] operators = content.append(text).toString().getBytes(StandardCharsets.US_ASCII);
        int stream = pdf.reserve();
        pdf.stream(stream, "/Filter /FlateDecode", Deflated.bytes(operators));
        pages.add(
                "/MediaBox [0 0 %s %s]%s /Resources << %s >> /Contents %s"
                        .formatted(
                                PdfNumbers.text(width * scale),
                                PdfNumbers.text(height * scale),
                                turn == 0 ? "" : " /Rotate " + turn,
                                resources,
                                PdfObjects.reference(stream)));
    }
}
