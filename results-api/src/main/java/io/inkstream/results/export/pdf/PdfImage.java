package io.inkstream.results.export.pdf;

import java.io.IOException;

/**
 * A page image in the form PDF holds it.
 *
 * @param entries of the image's dictionary
 * @param bytes not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // moves once from the picture to the file
record PdfImage(String entries, int width, int height, byte[] bytes) {

    static PdfImage of(byte[] picture) throws IOException {
        if (JpegPicture.isJpeg(picture)) {
            return JpegPicture.image(picture);
        }
        return PngPicture.image(picture);
    }

    static PdfImage of(
            int width, int height, int bits, String colours, String filter, byte[] bytes) {
        String entries =
                "/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent %d"
                                .formatted(width, height, bits)
                        + " /ColorSpace "
                        + colours
                        + " /Filter "
                        + filter;
        return new PdfImage(entries, width, height, bytes);
    }
}
