package io.inkstream.ingest.splitting;

import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The orientation tag of one directory of a TIFF file; its values are those of EXIF. */
final class TiffOrientation {
    private static final String TAG = "274";

    private TiffOrientation() {}

    static int of(ImageReader reader, int index) throws IOException {
        IIOMetadata metadata = reader.getImageMetadata(index);
        Element root = (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        NodeList fields = root.getElementsByTagName("TIFFField");
        for (int i = 0; i < fields.getLength(); i++) {
            Element field = (Element) fields.item(i);
            if (field.getAttribute("number").equals(TAG)) {
                return value(field);
            }
        }
        return ExifOrientation.UPRIGHT;
    }

    private static int value(Element field) {
        NodeList values = field.getElementsByTagName("TIFFShort");
        return values.getLength() == 0
                ? ExifOrientation.UPRIGHT
                : ExifOrientation.valid(
                        Integer.parseInt(((Element) values.item(0)).getAttribute("value")));
    }
}
