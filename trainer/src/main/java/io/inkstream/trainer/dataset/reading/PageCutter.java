package io.inkstream.trainer.dataset.reading;

import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.line.CutSettings;
import io.inkstream.recognition.line.LineCutter;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.recognition.pagexml.DrawnLine;
import io.inkstream.recognition.synthesis.GrayPicture;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Cuts the lines of one page with the worker's own cutter. The decoded page is kept while memory
 * allows, so that its lines cost one decoding. Safe for several threads.
 */
final class PageCutter {

    /** Of the cut lines; training scales them to the height of its network. */
    static final int HEIGHT = 64;

    private static final LineCutter CUTTER = new LineCutter(CutSettings.DEFAULT);

    private final Path file;
    private final int declaredWidth;
    private SoftReference<PageImage> decoded = new SoftReference<>(null);

    /**
     * @param declaredWidth of the picture the coordinates belong to; 0 for this one
     */
    PageCutter(Path file, int declaredWidth) {
        this.file = file;
        this.declaredWidth = declaredWidth;
    }

    GrayPicture cut(DrawnLine line) throws IOException {
        PageImage page = page();
        double factor = declaredWidth > 0 ? (double) page.width() / declaredWidth : 1;
        LineImage cut = CUTTER.cut(page, line.scaled(factor), HEIGHT);
        return new GrayPicture(cut.pixels(), cut.width(), cut.height());
    }

    private synchronized PageImage page() throws IOException {
        PageImage page = decoded.get();
        if (page == null) {
            page = Picture.page(Files.readAllBytes(file), file.toString());
            decoded = new SoftReference<>(page);
        }
        return page;
    }
}
