package io.inkstream.ingest.splitting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the directory of a page says of it, beside what every picture has. */
final class TiffDirectory {
    private static final int ORIENTATION = 274;
    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_BYTES = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;

    private final Element root;

    private TiffDirectory(Element root) {
        this.root = root;
    }

    static TiffDirectory of(ImageReader reader, int index) throws IOException {
        IIOMetadata metadata = reader.getImageMetadata(index);
        return new TiffDirectory(
                (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName()));
    }

    /** The orientation tag; its values are those of EXIF. */
    int orientation() {
        List<Long> values = values(ORIENTATION);
        return values.isEmpty()
                ? ExifOrientation.UPRIGHT
                : ExifOrientation.valid(values.getFirst().intValue());
    }

    /** Where the page's pixels end in the file. */
    long end() {
        return Math.max(
                end(values(STRIP_OFFSETS), values(STRIP_BYTES)),
                end(values(TILE_OFFSETS), values(TILE_BYTES)));
    }

    private static long end(List<Long> offsets, List<Long> bytes) {
        long end = 0;
        for (int i = 0; i < offsets.size(); i++) {
            end = Math.max(end, offsets.get(i) + (i < bytes.size() ? bytes.get(i) : 1));
        }
        return end;
    }

    private List<Long> values(int tag) {
        List<Long> values = new ArrayList<>();
        NodeList fields = root.getElementsByTagName("TIFFField");
        for (int i = 0; i < fields.getLength() && values.isEmpty(); i++) {
            Element field = (Element) fields.item(i);
            if (field.getAttribute("number").equals(Integer.toString(tag))) {
                collect(field, values);
            }
        }
        return values;
    }

    /** Values are {@code TIFFShort}, {@code TIFFLong} and so on, one level down. */
    private static void collect(Element field, List<Long> values) {
        NodeList all = field.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("value")) {
                values.add(Long.parseLong(element.getAttribute("value")));
            }
        }
    }
}
