package io.inkstream.recognition.image;

import java.util.Optional;

/**
 * What the decoder must know of a JPEG before decoding it: how many components there are, whether
 * the first is luminance, and the density. Reads markers up to the frame header (ITU-T T.81, B.2;
 * JFIF 1.02; Adobe APP14).
 *
 * @param components 1 grey, 3 colour, 4 CMYK or YCCK
 * @param luminanceFirst component 0 is grey or Y, so it alone is the grey picture
 * @param dpi 0 if not stated
 */
record JpegHeader(int components, boolean luminanceFirst, int dpi) {
    private static final int APP0 = 0xe0;
    private static final int APP14 = 0xee;
    private static final int START_OF_SCAN = 0xda;
    private static final double CENTIMETRES_PER_INCH = 2.54;

    static Optional<JpegHeader> read(byte[] file) {
        if (file.length < 4 || byteAt(file, 0) != 0xff || byteAt(file, 1) != 0xd8) {
            return Optional.empty();
        }
        int dpi = 0;
        int adobeTransform = -1;
        int at = 2;
        while (at + 4 <= file.length) {
            if (byteAt(file, at) != 0xff) {
                return Optional.empty();
            }
            int marker = byteAt(file, at + 1);
            if (marker == 0xff) {
                at++;
                continue;
            }
            int length = shortAt(file, at + 2);
            int body = at + 4;
            if (marker == START_OF_SCAN || length < 2 || body + length - 2 > file.length) {
                return Optional.empty();
            }
            if (marker == APP0 && startsWith(file, body, "JFIF") && length >= 14) {
                dpi = density(byteAt(file, body + 7), shortAt(file, body + 8));
            } else if (marker == APP14 && startsWith(file, body, "Adobe") && length >= 14) {
                adobeTransform = byteAt(file, body + 11);
            } else if (isFrame(marker) && length >= 8 && length >= 8 + 3 * byteAt(file, body + 5)) {
                return Optional.of(frame(file, body, adobeTransform, dpi));
            }
            at = at + 2 + length;
        }
        return Optional.empty();
    }

    private static JpegHeader frame(byte[] file, int body, int adobeTransform, int dpi) {
        int components = byteAt(file, body + 5);
        boolean rgbIds =
                components == 3
                        && byteAt(file, body + 6) == 'R'
                        && byteAt(file, body + 9) == 'G'
                        && byteAt(file, body + 12) == 'B';
        boolean luminanceFirst =
                components == 1 || (components == 3 && adobeTransform != 0 && !rgbIds);
        return new JpegHeader(components, luminanceFirst, dpi);
    }

    private static int density(int unit, int value) {
        return switch (unit) {
            case 1 -> value;
            case 2 -> (int) Math.round(value * CENTIMETRES_PER_INCH);
            default -> 0;
        };
    }

    /** SOF0..SOF15 without DHT, JPG and DAC, which share the range. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }

    private static boolean startsWith(byte[] file, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= file.length || file[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int byteAt(byte[] file, int at) {
        return file[at] & 0xff;
    }

    private static int shortAt(byte[] file, int at) {
        return byteAt(file, at) << 8 | byteAt(file, at + 1);
    }
}
