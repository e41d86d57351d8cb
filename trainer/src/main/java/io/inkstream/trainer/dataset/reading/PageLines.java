package io.inkstream.trainer.dataset.reading;

import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.line.CutSettings;
import io.inkstream.recognition.line.LineCutter;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.recognition.pagexml.DescribedPage;
import io.inkstream.recognition.pagexml.DrawnLine;
import io.inkstream.recognition.synthesis.GrayPicture;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Lines of a page in memory, cut by their outlines as those of page files are. */
public final class PageLines {
    private static final LineCutter CUTTER = new LineCutter(CutSettings.DEFAULT);

    private final PageImage page;

    private PageLines(PageImage page) {
        this.page = page;
    }

    /**
     * @param name of the image, for messages
     */
    public static PageLines of(byte[] image, String name) throws IOException {
        return new PageLines(Picture.page(image, name));
    }

    /** Nothing for lines that stand upright, and for those without an outline. */
    public Optional<GrayPicture> cut(List<Point> outline, List<Point> baseline) {
        return DrawnLine.of(new DescribedPage.Line("", outline, baseline, ""))
                .map(line -> CUTTER.cut(page, line.scaled(1), PageCutter.HEIGHT))
                .map(PageLines::picture);
    }

    private static GrayPicture picture(LineImage cut) {
        return new GrayPicture(cut.pixels(), cut.width(), cut.height());
    }
}
