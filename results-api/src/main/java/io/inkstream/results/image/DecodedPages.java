package io.inkstream.results.image;

import io.inkstream.contracts.PageId;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import io.inkstream.results.ResultsConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Decoded page images, the last used kept, so that the many tiles a viewer asks for cost one
 * decoding. Page images never change, so nothing here grows old.
 */
@Singleton
final class DecodedPages {
    private static final long MIB = 1 << 20;

    private final long room;
    private final Semaphore turns;
    private final long patienceMillis;
    private final Map<PageId, BufferedImage> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long used;

    /** Where the bytes come from when they are needed. */
    interface Source {
        byte[] read() throws IOException;
    }

    @Inject
    DecodedPages(ResultsConfig config) {
        this.room = config.image().cacheMib() * MIB;
        this.turns = new Semaphore(config.image().concurrent());
        this.patienceMillis = config.image().patience().toMillis();
    }

    BufferedImage get(PageId page, Source source) throws IOException {
        BufferedImage found = find(page);
        if (found != null) {
            return found;
        }
        takeTurn();
        try {
            BufferedImage now = find(page);
            return now != null ? now : keep(page, decode(page, source.read()));
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (turns.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problems.of(ProblemCode.OVERLOADED, "too many page images are being decoded");
    }

    private static BufferedImage decode(PageId page, byte[] bytes) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
            if (image != null) {
                return image;
            }
        } catch (IOException | RuntimeException e) {
            // readers of pictures throw whatever they like at damaged bytes
            throw Problems.of(ProblemCode.DAMAGED_IMAGE, "page " + page + ": " + e.getMessage());
        }
        throw Problems.of(ProblemCode.DAMAGED_IMAGE, "page " + page + ": no reader takes it");
    }

    private synchronized @Nullable BufferedImage find(PageId page) {
        return kept.get(page);
    }

    private synchronized BufferedImage keep(PageId page, BufferedImage image) {
        if (bytes(image) <= room && kept.put(page, image) == null) {
            used += bytes(image);
            Iterator<BufferedImage> oldest = kept.values().iterator();
            while (used > room) {
                used -= bytes(oldest.next());
                oldest.remove();
            }
        }
        return image;
    }

    private static long bytes(BufferedImage image) {
        return (long) image.getWidth()
                * image.getHeight()
                * image.getColorModel().getPixelSize()
                / 8;
    }
}
