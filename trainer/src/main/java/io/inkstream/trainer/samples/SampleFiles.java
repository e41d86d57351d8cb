package io.inkstream.trainer.samples;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Writes pages in the formats scans come in. */
final class SampleFiles {

    private static final int DPI = 200;
    private static final float POINTS = 72f / DPI;

    private SampleFiles() {}

    static void png(BufferedImage image, Path file) throws IOException {
        ImageIO.write(image, "png", file.toFile());
    }

    static void jpeg(BufferedImage image, Path file, float quality) throws IOException {
        Files.write(file, jpegBytes(image, quality));
    }

    /** Black and white pages in CCITT group 4. */
    static void tiff(List<BufferedImage> pages, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(Files.newOutputStream(file))) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType("CCITT T.6");
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                BufferedImage bilevel = bilevel(page);
                IIOMetadata metadata =
                        writer.getDefaultImageMetadata(
                                ImageTypeSpecifier.createFromRenderedImage(bilevel), parameters);
                writer.writeToSequence(new IIOImage(bilevel, null, metadata), parameters);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    /** One JPEG per page, as scanners make PDF files. */
    static void scannedPdf(List<BufferedImage> pages, Path file) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(1L);
            for (BufferedImage image : pages) {
                PDPage page =
                        new PDPage(
                                new PDRectangle(
                                        image.getWidth() * POINTS, image.getHeight() * POINTS));
                document.addPage(page);
                PDImageXObject scan =
                        JPEGFactory.createFromByteArray(document, jpegBytes(image, 0.6f));
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(
                            scan,
                            0,
                            0,
                            page.getMediaBox().getWidth(),
                            page.getMediaBox().getHeight());
                }
            }
            document.save(file.toFile());
        }
    }

    /** Text as text, with the used part of the typeface embedded. */
    static void vectorPdf(List<List<String>> pages, Path font, float size, Path file)
            throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(2L);
            PDType0Font type = PDType0Font.load(document, Files.newInputStream(font), true);
            for (List<String> lines : pages) {
                PDPage page = new PDPage(PDRectangle.A4);
                page.getCOSObject().removeItem(COSName.METADATA);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(type, size);
                    content.setLeading(size * 1.4f);
                    content.newLineAtOffset(70, PDRectangle.A4.getHeight() - 90);
                    for (String line : lines) {
                        content.showText(line);
                        content.newLine();
                    }
                    content.endText();
                }
            }
            document.save(file.toFile());
        }
    }

    private static BufferedImage bilevel(BufferedImage gray) {
        BufferedImage bilevel =
                new BufferedImage(
                        gray.getWidth(), gray.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < gray.getHeight(); y++) {
            for (int x = 0; x < gray.getWidth(); x++) {
                bilevel.getRaster()
                        .setSample(x, y, 0, gray.getRaster().getSample(x, y, 0) > 140 ? 1 : 0);
            }
        }
        return bilevel;
    }

    private static byte[] jpegBytes(BufferedImage image, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
