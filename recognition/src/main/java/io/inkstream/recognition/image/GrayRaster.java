package io.inkstream.recognition.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Optional;

/**
 * Turns decoded rasters into grey bytes. Grey samples are taken as they are (the colour management
 * of {@link BufferedImage#getRGB} would brighten them); colour becomes ITU-R BT.601 luma;
 * transparency is laid on white.
 */
final class GrayRaster {
    private static final int WHITE = 255;

    private GrayRaster() {}

    static byte[] of(BufferedImage image) {
        ColorModel colors = image.getColorModel();
        Raster raster = image.getRaster();
        if (colors instanceof IndexColorModel palette) {
            return ofPalette(raster, palette);
        }
        int bands = raster.getNumBands();
        boolean gray = colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        if (bands == 1 && gray) {
            return ofLuminanceBand(raster);
        }
        boolean samples = gray ? bands == 2 : colors.getColorSpace().isCS_sRGB() && bands >= 3;
        return samples && colors.getTransferType() != java.awt.image.DataBuffer.TYPE_INT
                ? ofSamples(raster, colors)
                : ofRgb(image);
    }

    /** Band 0 of a raster as it is: grey, or the Y of YCbCr. */
    static byte[] ofLuminanceBand(Raster raster) {
        return directBytes(raster).orElseGet(() -> scaledBand(raster));
    }

    private static Optional<byte[]> directBytes(Raster raster) {
        if (!(raster.getDataBuffer() instanceof DataBufferByte buffer)
                || !(raster.getSampleModel() instanceof PixelInterleavedSampleModel model)
                || model.getSampleSize(0) != 8
                || raster.getParent() != null) {
            return Optional.empty();
        }
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] data = buffer.getData();
        int step = model.getPixelStride();
        int start = buffer.getOffset() + model.getBandOffsets()[0];
        if (step == 1
                && start == 0
                && model.getScanlineStride() == width
                && data.length == width * height) {
            return Optional.of(data);
        }
        byte[] gray = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int from = start + y * model.getScanlineStride();
            int to = y * width;
            for (int x = 0; x < width; x++, from += step) {
                gray[to + x] = data[from];
            }
        }
        return Optional.of(gray);
    }

    private static byte[] scaledBand(Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int bits = raster.getSampleModel().getSampleSize(0);
        int[] row = new int[width];
        byte[] gray = new byte[width * height];
        for (int y = 0; y < height; y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                gray[y * width + x] = (byte) toEightBits(row[x], bits);
            }
        }
        return gray;
    }

    private static byte[] ofPalette(Raster raster, IndexColorModel palette) {
        byte[] grayOfIndex = new byte[Math.max(256, palette.getMapSize())];
        for (int i = 0; i < palette.getMapSize(); i++) {
            grayOfIndex[i] = (byte) luma(palette.getRGB(i));
        }
        int width = raster.getWidth();
        int height = raster.getHeight();
        int[] row = new int[width];
        byte[] gray = new byte[width * height];
        for (int y = 0; y < height; y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                gray[y * width + x] = grayOfIndex[Math.min(row[x], grayOfIndex.length - 1)];
            }
        }
        return gray;
    }

    private static byte[] ofSamples(Raster raster, ColorModel colors) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int bands = raster.getNumBands();
        int bits = raster.getSampleModel().getSampleSize(0);
        boolean color = bands >= 3;
        int alphaBand = colors.hasAlpha() ? bands - 1 : -1;
        int[] row = new int[width * bands];
        byte[] gray = new byte[width * height];
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0, i = 0; x < width; x++, i += bands) {
                int level =
                        color
                                ? luma(
                                        toEightBits(row[i], bits),
                                        toEightBits(row[i + 1], bits),
                                        toEightBits(row[i + 2], bits))
                                : toEightBits(row[i], bits);
                int alpha = alphaBand < 0 ? WHITE : toEightBits(row[i + alphaBand], bits);
                gray[y * width + x] =
                        (byte)
                                (colors.isAlphaPremultiplied()
                                        ? Math.min(WHITE, level + WHITE - alpha)
                                        : onWhite(level, alpha));
            }
        }
        return gray;
    }

    private static byte[] ofRgb(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] row = new int[width];
        byte[] gray = new byte[width * height];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                gray[y * width + x] = (byte) luma(row[x]);
            }
        }
        return gray;
    }

    private static int luma(int argb) {
        return onWhite(luma(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff), argb >>> 24);
    }

    private static int luma(int red, int green, int blue) {
        return (77 * red + 150 * green + 29 * blue + 128) >> 8;
    }

    private static int onWhite(int level, int alpha) {
        return (level * alpha + WHITE * (WHITE - alpha) + 127) / WHITE;
    }

    private static int toEightBits(int sample, int bits) {
        return bits == 8
                ? sample
                : bits > 8 ? sample >> (bits - 8) : sample * WHITE / ((1 << bits) - 1);
    }
}
