package io.inkstream.recognition.image;

import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import org.w3c.dom.Node;

/**
 * Dots per inch from ImageIO's format-neutral metadata; 0 where a file does not say or says it
 * wrongly.
 */
final class Density {
    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final int LARGEST_BELIEVABLE_DPI = 10_000;

    private Density() {}

    static int dpi(ImageReader reader) {
        try {
            IIOMetadata metadata = reader.getImageMetadata(0);
            if (metadata == null || !metadata.isStandardMetadataFormatSupported()) {
                return 0;
            }
            double millimetres =
                    pixelSize(metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName));
            double dpi = millimetres > 0 ? MILLIMETRES_PER_INCH / millimetres : 0;
            return dpi <= LARGEST_BELIEVABLE_DPI ? (int) Math.round(dpi) : 0;
        } catch (IOException | RuntimeException e) {
            // a resolution nobody can read is an unknown one
            return 0;
        }
    }

    private static double pixelSize(Node node) {
        if (node.getNodeName().equals("HorizontalPixelSize")) {
            return Double.parseDouble(node.getAttributes().getNamedItem("value").getNodeValue());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            double found = pixelSize(child);
            if (found > 0) {
                return found;
            }
        }
        return 0;
    }
}
