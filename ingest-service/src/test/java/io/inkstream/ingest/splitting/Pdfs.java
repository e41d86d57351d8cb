package io.inkstream.ingest.splitting;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** PDF files as scanners and word processors make them. */
final class Pdfs implements AutoCloseable {
    /** Four by three inches. */
    static final PDRectangle PAPER = new PDRectangle(288, 216);

    private final PDDocument document = new PDDocument();

    /** A page that is nothing but this JPEG file. */
    Pdfs scan(byte[] jpeg, int rotation) throws IOException {
        return filled(JPEGFactory.createFromByteArray(document, jpeg), rotation);
    }

    /** A page that is nothing but these gray samples, compressed without loss. */
    Pdfs scan(BufferedImage image, int rotation) throws IOException {
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(samples);
        }
        return filled(
                new PDImageXObject(
                        document,
                        new ByteArrayInputStream(deflated.toByteArray()),
                        COSName.FLATE_DECODE,
                        image.getWidth(),
                        image.getHeight(),
                        8,
                        PDDeviceGray.INSTANCE),
                rotation);
    }

    private Pdfs filled(PDImageXObject image, int rotation) throws IOException {
        PDPage page = page();
        page.setRotation(rotation);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(image, 0, 0, PAPER.getWidth(), PAPER.getHeight());
        }
        return this;
    }

    /** A page that is nothing but black painted through a mask, as some scanners do. */
    Pdfs stencil(int rotation) throws IOException {
        byte[] upperHalf = new byte[8 * 48];
        Arrays.fill(upperHalf, 8 * 24, 8 * 48, (byte) 0xff);
        PDImageXObject mask =
                new PDImageXObject(
                        document,
                        new ByteArrayInputStream(upperHalf),
                        null,
                        64,
                        48,
                        1,
                        PDDeviceGray.INSTANCE);
        mask.setStencil(true);
        mask.getCOSObject().removeItem(COSName.CS);
        mask.getCOSObject().removeItem(COSName.COLORSPACE);
        return filled(mask, rotation);
    }

    /** A scan with text over it, visible or as OCR programs leave it. */
    Pdfs scanUnderText(byte[] jpeg, RenderingMode mode) throws IOException {
        PDPage page = page();
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            PDImageXObject image = JPEGFactory.createFromByteArray(document, jpeg);
            content.drawImage(image, 0, 0, PAPER.getWidth(), PAPER.getHeight());
            write(content, mode, "laid over the scan");
        }
        return this;
    }

    Pdfs text(String text) throws IOException {
        PDPage page = page();
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            write(content, RenderingMode.FILL, text);
        }
        return this;
    }

    /** A scan in a format that nothing here decodes. */
    Pdfs jpeg2000() throws IOException {
        PDImageXObject image =
                new PDImageXObject(
                        document,
                        new ByteArrayInputStream(new byte[] {0, 0, 0, 12, 'j', 'P', ' ', ' '}),
                        COSName.JPX_DECODE,
                        64,
                        48,
                        8,
                        PDDeviceGray.INSTANCE);
        return filled(image, 0);
    }

    /** A page larger than any paper. */
    Pdfs huge() throws IOException {
        page().setMediaBox(new PDRectangle(14_400, 14_400));
        return this;
    }

    Pdfs encrypted(String ownerPassword, String userPassword) throws IOException {
        document.protect(
                new StandardProtectionPolicy(ownerPassword, userPassword, new AccessPermission()));
        return this;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private PDPage page() {
        PDPage page = new PDPage(PAPER);
        document.addPage(page);
        return page;
    }

    private static void write(PDPageContentStream content, RenderingMode mode, String text)
            throws IOException {
        content.beginText();
        content.setRenderingMode(mode);
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 18);
        content.newLineAtOffset(36, 108);
        content.showText(text);
        content.endText();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
