package io.inkstream.ingest.splitting;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.storage.StorageException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture in a format that pages are not stored in: its first image is decoded and stored as PNG.
 */
final class FirstPictureSplitter implements PageSplitter {
    private final SplitLimits limits;

    FirstPictureSplitter(SplitLimits limits) {
        this.limits = limits;
    }

    @Override
    public void split(Path document, PageSink sink)
            throws SplitException, StorageException, IOException {
        sink.page(read(document));
    }

    private EncodedPage read(Path document) throws SplitException {
        try (ImageInputStream in = ImageIO.createImageInputStream(document.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw damaged("no reader takes it");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, false);
                limits.checkPixels(reader.getWidth(0), reader.getHeight(0));
                BufferedImage image = reader.read(0);
                return Pixels.encoded(image, ImageHeader.dpi(reader, 0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // readers of pictures throw whatever they like at damaged bytes
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private static SplitException damaged(String why) {
        return new SplitException(
                ProblemCode.DAMAGED_DOCUMENT, "the picture cannot be read: " + why);
    }
}
