package io.inkstream.recognition.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Bytes of an image file to a grey page. Understands what ImageIO and its registered plug-ins read:
 * JPEG (also CMYK), PNG, TIFF, BMP, GIF, WebP; of a file with several images the first. JPEGs go
 * through libjpeg-turbo where the system has it, to the same levels. Limits are checked from the
 * header, before pixels are decoded. Bad bytes are a {@link DecodedImage.Rejected}, never an
 * exception. Stateless; safe for any thread.
 *
 * <p>The picture is taken as stored: an EXIF orientation is ignored.
 */
public final class ImageDecoder {
    private final ImageLimits limits;
    private final Optional<TurboJpeg> turbo;

    public ImageDecoder(ImageLimits limits) {
        this(limits, TurboJpeg.find());
    }

    ImageDecoder(ImageLimits limits, Optional<TurboJpeg> turbo) {
        this.limits = limits;
        this.turbo = turbo;
    }

    public DecodedImage decode(byte[] file) {
        if (file.length == 0) {
            return new DecodedImage.Rejected(ImageFault.EMPTY, "the file has no bytes");
        }
        Optional<JpegHeader> jpeg = JpegHeader.read(file);
        Optional<PageImage> fast = jpeg.flatMap(header -> decodeFast(file, header));
        if (fast.isPresent()) {
            return new DecodedImage.Decoded(fast.get(), true);
        }
        List<ImageReader> readers =
                readersFor(file, jpeg.isPresent() && jpeg.get().components() == 4);
        if (readers.isEmpty()) {
            return new DecodedImage.Rejected(ImageFault.UNKNOWN_FORMAT, "no known image format");
        }
        DecodedImage result = new DecodedImage.Rejected(ImageFault.DAMAGED, "no reader tried");
        for (ImageReader reader : readers) {
            result = decodeWith(reader, file, jpeg);
            if (!isDamaged(result)) {
                return result;
            }
        }
        return result;
    }

    private Optional<PageImage> decodeFast(byte[] file, JpegHeader header) {
        return header.luminanceFirst()
                ? turbo.flatMap(fast -> fast.decode(file, header.dpi(), limits))
                : Optional.empty();
    }

    private static boolean isDamaged(DecodedImage image) {
        return image instanceof DecodedImage.Rejected(ImageFault fault, String _)
                && fault == ImageFault.DAMAGED;
    }

    /**
     * The JDK's own readers first: they are faster, and plug-ins then take what these refuse. Only
     * JPEGs of four components go to the plug-in first, because the JDK takes printers' inks for
     * transparency.
     */
    private static List<ImageReader> readersFor(byte[] file, boolean fourComponents) {
        List<ImageReader> readers = new ArrayList<>();
        try (ImageInputStream stream = stream(file)) {
            ImageIO.getImageReaders(stream).forEachRemaining(readers::add);
        } catch (IOException e) {
            return List.of();
        }
        readers.sort(Comparator.comparing(reader -> isOfJdk(reader) == fourComponents));
        return readers;
    }

    private static boolean isOfJdk(ImageReader reader) {
        return reader.getClass().getName().startsWith("com.sun.imageio");
    }

    /**
     * Decoders of damaged files throw all kinds of unchecked exceptions; here they all mean the
     * same.
     */
    private DecodedImage decodeWith(ImageReader reader, byte[] file, Optional<JpegHeader> jpeg) {
        try (ImageInputStream stream = stream(file)) {
            reader.setInput(stream, true, false);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (!limits.allow(width, height)) {
                return new DecodedImage.Rejected(
                        ImageFault.TOO_LARGE,
                        width
                                + "x"
                                + height
                                + " pixels, at most "
                                + limits.maxPixels()
                                + " and "
                                + limits.maxSidePixels()
                                + " on a side");
            }
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((_, warning) -> warnings.add(warning));
            byte[] gray =
                    jpeg.isPresent() && jpeg.get().luminanceFirst() && reader.canReadRaster()
                            ? GrayRaster.ofLuminanceBand(reader.readRaster(0, null))
                            : GrayRaster.of(reader.read(0));
            int dpi = jpeg.isPresent() ? jpeg.get().dpi() : Density.dpi(reader);
            return new DecodedImage.Decoded(
                    new PageImage(width, height, dpi, gray), warnings.isEmpty());
        } catch (IOException | RuntimeException e) {
            return new DecodedImage.Rejected(ImageFault.DAMAGED, String.valueOf(e.getMessage()));
        } finally {
            reader.dispose();
        }
    }

    private static ImageInputStream stream(byte[] file) {
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
    }
}
