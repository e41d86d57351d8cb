package io.inkstream.trainer.corrections;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.Polygon;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.trainer.dataset.reading.PackedLines;
import io.inkstream.trainer.dataset.reading.PageLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes corrected lines as a data folder that training reads: cut out of the stored page images,
 * with their texts, and a note of where they came from. The same set gives the same bytes.
 */
public final class CorrectionFolder {
    /** The note beside the lines. */
    public static final String NOTE = "dataset.json";

    /**
     * Which version of the data lies in a folder.
     *
     * @param digest of the set
     * @param range of the topic it was read from
     * @param lines in the folder
     * @param withoutPicture lines whose outline gives no picture
     */
    public record Note(String digest, OffsetRange range, int lines, int withoutPicture) {}

    private final ObjectStore store;

    public CorrectionFolder(ObjectStore store) {
        this.store = store;
    }

    /** Replaces what lies there. */
    public Note write(CorrectionSet set, OffsetRange range, Path folder)
            throws IOException, StorageException {
        int written = 0;
        try (PackedLines pack = new PackedLines(folder)) {
            for (Map.Entry<PageId, List<LineCorrected>> page : set.byPage().entrySet()) {
                PageLines image = image(page.getValue().getFirst().image());
                for (LineCorrected line : page.getValue()) {
                    Optional<GrayPicture> picture =
                            image.cut(points(line.polygon()), points(line.baseline()));
                    if (picture.isPresent()) {
                        pack.add(picture.get(), set.group(line), line.after());
                        written++;
                    }
                }
            }
        }
        Note note = new Note(set.digest(), range, written, set.lines().size() - written);
        Files.write(folder.resolve(NOTE), Json.bytes(note));
        return note;
    }

    /** The page image, if it is the one that was looked at. */
    private PageLines image(PageImageRef image) throws IOException, StorageException {
        byte[] bytes = store.read(image.key());
        String sha256 = Base32.sha256Hex(bytes);
        if (!sha256.equals(image.sha256())) {
            throw new IOException(
                    "%s has the digest %s, corrected was one with %s"
                            .formatted(image.key(), sha256, image.sha256()));
        }
        return PageLines.of(bytes, image.key());
    }

    private static List<Point> points(Polygon polygon) {
        return polygon.points().stream().map(point -> new Point(point.x(), point.y())).toList();
    }
}
