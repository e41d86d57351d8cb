package io.inkstream.ingest.splitting;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.storage.StorageException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A PNG or JPEG file is its own page image and is stored as it came, unless its EXIF tag says that
 * it must be turned.
 */
final class SingleImageSplitter implements PageSplitter {
    private final EncodedPage.Form form;
    private final SplitLimits limits;

    SingleImageSplitter(EncodedPage.Form form, SplitLimits limits) {
        this.form = form;
        this.limits = limits;
    }

    @Override
    public void split(Path document, PageSink sink)
            throws SplitException, StorageException, IOException {
        ImageHeader header = ImageHeader.read(document);
        limits.checkPixels(header.width(), header.height());
        byte[] bytes = Files.readAllBytes(document);
        PictureEnd.require(bytes, form);
        int orientation =
                form == EncodedPage.Form.JPEG ? ExifOrientation.of(bytes) : ExifOrientation.UPRIGHT;
        sink.page(
                orientation == ExifOrientation.UPRIGHT
                        ? new EncodedPage(
                                bytes, form, header.width(), header.height(), header.dpi())
                        : upright(document, orientation, header.dpi()));
    }

    private static EncodedPage upright(Path document, int orientation, int dpi)
            throws SplitException, IOException {
        return Pixels.encoded(Pixels.upright(decode(document), orientation), dpi);
    }

    private static BufferedImage decode(Path document) throws SplitException {
        try {
            BufferedImage image = ImageIO.read(document.toFile());
            if (image != null) {
                return image;
            }
        } catch (IOException | RuntimeException e) {
            // readers of pictures throw whatever they like at damaged bytes
            throw new SplitException(ProblemCode.DAMAGED_IMAGE, String.valueOf(e.getMessage()));
        }
        throw new SplitException(ProblemCode.DAMAGED_IMAGE, "no reader takes the picture");
    }
}
