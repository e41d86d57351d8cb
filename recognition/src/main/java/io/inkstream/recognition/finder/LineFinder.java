package io.inkstream.recognition.finder;

import io.inkstream.recognition.evaluation.LineMatches;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.LineSegmenter;
import io.inkstream.recognition.layout.Polygon;
import io.inkstream.recognition.layout.SegmenterIdentity;
import io.inkstream.recognition.layout.TextLine;
import io.inkstream.recognition.layout.UprightFrame;
import java.util.List;

/**
 * Finds the lines of a page with a trained network, in reading order. Any page has a layout; one
 * without text has no lines. How the page has to be looked at is told by its letters, as without a
 * network; and where letters and network find the very same lines, as on print, those of the
 * letters are kept, whose ends and heights are exact. As safe for threads as its model, which it
 * does not close.
 */
public final class LineFinder implements PageFinder {

    /** Share of the lines, of either side, that both find. */
    private static final double AGREEMENT = 0.99;

    private final FinderModel model;
    private final LineSegmenter letters;
    private final int mostLines;

    public LineFinder(FinderModel model, LineSegmenter letters, int mostLines) {
        this.model = model;
        this.letters = letters;
        this.mostLines = mostLines;
    }

    @Override
    public SegmenterIdentity identity() {
        return model.identity();
    }

    @Override
    public Layout find(PageImage page) throws InferenceException {
        return surer(letters.segment(page), page);
    }

    @Override
    public Layout find(PageImage page, UprightFrame frame) throws InferenceException {
        return surer(letters.segment(page, frame), page);
    }

    private Layout surer(Layout ofLetters, PageImage page) throws InferenceException {
        Layout ofNetwork = drawn(page, ofLetters.frame());
        return agreement(ofLetters, ofNetwork) >= AGREEMENT ? ofLetters : ofNetwork;
    }

    private Layout drawn(PageImage page, UprightFrame frame) throws InferenceException {
        PageImage upright = frame.upright(page);
        FinderPicture picture = model.picture(upright);
        LineMaps maps = model.maps(picture.width(), picture.height(), picture.pixels());
        List<TextLine> lines =
                LineTracing.lines(maps).stream()
                        .map(line ->
                                line.onPage(picture.scale(), upright.width(), upright.height()))
                        .toList();
        return Layout.ordered(lines, frame, mostLines);
    }

    private static double agreement(Layout one, Layout other) {
        return LineMatches.of(outlines(one), outlines(other)).counts().f1();
    }

    private static List<Polygon> outlines(Layout layout) {
        return layout.lines().stream().map(TextLine::outline).toList();
    }
}
