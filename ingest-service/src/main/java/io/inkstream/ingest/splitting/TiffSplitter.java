package io.inkstream.ingest.splitting;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.storage.StorageException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A TIFF file has one page per directory; each is decoded and stored upright as PNG in its own
 * depth.
 */
final class TiffSplitter implements PageSplitter {
    private final SplitLimits limits;

    TiffSplitter(SplitLimits limits) {
        this.limits = limits;
    }

    @Override
    public void split(Path document, PageSink sink)
            throws SplitException, StorageException, IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(document.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw damaged("no reader takes it");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, false);
                splitPages(reader, document, sink);
            } finally {
                reader.dispose();
            }
        }
    }

    private void splitPages(ImageReader reader, Path document, PageSink sink)
            throws SplitException, StorageException, IOException {
        int pages = countPages(reader);
        limits.checkPages(pages);
        boolean whole = TiffChain.isWhole(document);
        if (pages == 0 && !whole) {
            throw damaged("it breaks off before its first page");
        }
        long fileBytes = Files.size(document);
        for (int i = 0; i < pages; i++) {
            EncodedPage page;
            try {
                page = readPage(reader, i, fileBytes);
            } catch (SplitException e) {
                sink.failedPage(e);
                continue;
            }
            sink.page(page);
        }
        if (!whole) {
            sink.failedPage(
                    new SplitException(
                            ProblemCode.DAMAGED_IMAGE,
                            "the TIFF file breaks off before page " + (pages + 1)));
        }
    }

    private static int countPages(ImageReader reader) throws SplitException {
        try {
            return reader.getNumImages(true);
        } catch (IOException | RuntimeException e) {
            // readers of pictures throw whatever they like at damaged bytes
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private EncodedPage readPage(ImageReader reader, int index, long fileBytes)
            throws SplitException {
        try {
            limits.checkPixels(reader.getWidth(index), reader.getHeight(index));
            TiffDirectory directory = TiffDirectory.of(reader, index);
            requireWhole(directory, index, fileBytes);
            BufferedImage image = reader.read(index);
            return Pixels.encoded(
                    Pixels.upright(image, directory.orientation()), ImageHeader.dpi(reader, index));
        } catch (IOException | RuntimeException e) {
            // readers of pictures throw whatever they like at damaged bytes
            throw new SplitException(ProblemCode.DAMAGED_IMAGE, String.valueOf(e.getMessage()));
        }
    }

    /** Readers make up the rows of a page that breaks off. */
    private static void requireWhole(TiffDirectory directory, int index, long fileBytes)
            throws SplitException {
        if (directory.end() > fileBytes) {
            throw new SplitException(
                    ProblemCode.DAMAGED_IMAGE,
                    "page %d goes to byte %d of a file of %d bytes"
                            .formatted(index + 1, directory.end(), fileBytes));
        }
    }

    private static SplitException damaged(String why) {
        return new SplitException(
                ProblemCode.DAMAGED_DOCUMENT, "the TIFF file cannot be read: " + why);
    }
}
