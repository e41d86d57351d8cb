package io.inkstream.ingest.splitting;

import io.inkstream.contracts.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What the first bytes of a picture say of it.
 *
 * @param dpi 0 when it does not say
 */
record ImageHeader(int width, int height, int dpi) {
    private static final double MM_PER_INCH = 25.4;

    static ImageHeader read(Path file) throws SplitException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw damaged("no reader takes it");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, false);
                return new ImageHeader(reader.getWidth(0), reader.getHeight(0), dpi(reader, 0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // readers of pictures throw whatever they like at damaged bytes
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    /** The standard metadata speaks of the size of a pixel in millimetres. */
    static int dpi(ImageReader reader, int index) {
        try {
            IIOMetadata metadata = reader.getImageMetadata(index);
            if (metadata == null || !metadata.isStandardMetadataFormatSupported()) {
                return 0;
            }
            Element root = (Element) metadata.getAsTree("javax_imageio_1.0");
            NodeList sizes = root.getElementsByTagName("HorizontalPixelSize");
            if (sizes.getLength() == 0) {
                return 0;
            }
            double mm = Double.parseDouble(((Element) sizes.item(0)).getAttribute("value"));
            long dpi = Math.round(MM_PER_INCH / mm);
            return dpi >= 50 && dpi <= 2400 ? (int) dpi : 0;
        } catch (IOException | RuntimeException e) {
            // a resolution nobody can read is an unknown one
            return 0;
        }
    }

    private static SplitException damaged(String why) {
        return new SplitException(
                ProblemCode.DAMAGED_DOCUMENT, "the picture cannot be read: " + why);
    }
}
