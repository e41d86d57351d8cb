package io.inkstream.recognition.line;

import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.layout.Baseline;
import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.layout.TextLine;
import java.util.List;

/**
 * Cuts lines straight from the page: each image column follows the baseline, so skew and curve are
 * folded in and the page itself is never turned. The frame is set by the line's x-height, so that
 * lines of one type size get one scale whether or not they have ascenders or descenders; ink that
 * reaches further widens it. The cut is normalised by {@link LineNormalizer}. Memory is bounded by
 * the settings' width and the line's share of the page. Stateless; safe for any thread.
 */
public final class LineCutter {
    private final CutSettings settings;
    private final LineNormalizer normalizer = new LineNormalizer();

    public LineCutter(CutSettings settings) {
        this.settings = settings;
    }

    /** A line the segmenter found, as an image of {@code height} rows. */
    public LineImage cut(PageImage page, TextLine line, int height) {
        double room = settings.inkMargin() * line.xHeight();
        double above = Math.max(settings.above() * line.xHeight(), line.ascent() + room);
        double below = Math.max(settings.below() * line.xHeight(), line.descent() + room);
        Baseline baseline = line.baseline();
        double scale = (above + below) / height;
        double margin = settings.sideMargin() * height * scale;
        return cut(
                page,
                baseline,
                baseline.left() - margin,
                baseline.right() + margin,
                above,
                scale,
                height);
    }

    /** A picture that shows one line and nothing else, as an image of {@code height} rows. */
    public LineImage cutWhole(PageImage picture, int height) {
        Baseline lowerEdge =
                new Baseline(
                        List.of(
                                new Point(0, picture.height()),
                                new Point(picture.width(), picture.height())));
        double scale = picture.height() / (double) height;
        return cut(picture, lowerEdge, 0, picture.width(), picture.height(), scale, height);
    }

    private LineImage cut(
            PageImage page,
            Baseline baseline,
            double left,
            double right,
            double above,
            double scale,
            int height) {
        int width = Math.clamp(Math.round((right - left) / scale), 1, settings.maxWidth());
        LineMapping mapping = new LineMapping(baseline, left, (right - left) / width, above, scale);
        byte[] pixels = new LineSampler(page, mapping, width).sample(width, height);
        normalizer.normalize(pixels, width, height);
        return new LineImage(width, height, pixels, mapping);
    }
}
