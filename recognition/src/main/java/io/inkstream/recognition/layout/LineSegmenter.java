package io.inkstream.recognition.layout;

import io.inkstream.recognition.image.BinaryImage;
import io.inkstream.recognition.image.Components;
import io.inkstream.recognition.image.Contrast;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.image.QuarterTurn;
import io.inkstream.recognition.image.RuleEraser;
import io.inkstream.recognition.image.Sauvola;
import io.inkstream.recognition.image.SkewEstimator;
import io.inkstream.recognition.image.SpeckleFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the text lines of a page, in reading order: threshold, connected components, skew from the
 * letters, columns from the white between them, chains of neighbouring letters, baselines. The page
 * is never resampled; only coordinates lean. Pages on their side and pages of light text on dark
 * ground are looked at accordingly. Any page has a layout; one without text has no lines.
 * Stateless; safe for any thread.
 */
public final class LineSegmenter {
    private static final String NAME = "components";
    private static final String VERSION = "3";
    private static final int COMPONENTS_PER_MARK = 20;

    /** Broken letters make the first guess at the letters' height too small; lines know better. */
    private static final int PASSES = 2;

    /** Strokes longer than this and thinner than that are underlines and rules, in letters. */
    private static final double RULE_LENGTH = 4.5;

    private static final double RULE_THICKNESS = 0.4;

    private final SegmenterSettings settings;
    private final SegmenterIdentity identity;

    public LineSegmenter(SegmenterSettings settings) {
        this.settings = settings;
        this.identity = SegmenterIdentity.of(NAME, VERSION, settings);
    }

    /** What results name as their segmenter. */
    public SegmenterIdentity identity() {
        return identity;
    }

    /** The lines of a page, from whichever side it has to be read. */
    public Layout segment(PageImage page) {
        Layout layout = segment(page, false);
        if (!Contrast.mayBeLightOnDark(page)) {
            return layout;
        }
        // looked at the wrong way, letters fall apart into their edges
        Layout light = segment(page, true);
        boolean dark = DarkGround.under(light, light.frame().turn().upright(page));
        return dark && light.meanLength() > layout.meanLength() ? light : layout;
    }

    private Layout segment(PageImage page, boolean lightOnDark) {
        UprightFrame asStored = UprightFrame.of(page, QuarterTurn.NONE, lightOnDark);
        PageImage seen = asStored.upright(page);
        Drawn drawn = drawn(seen);
        if (!drawn.components().truncated()
                && Sideways.runs(drawn.components(), drawn.letterHeight())) {
            return segment(page, UprightFrame.of(page, QuarterTurn.RIGHT, lightOnDark));
        }
        return segment(seen, drawn, asStored);
    }

    /** The lines of a page that is to be looked at in a given way. */
    public Layout segment(PageImage page, UprightFrame frame) {
        PageImage upright = frame.upright(page);
        return segment(upright, drawn(upright), frame);
    }

    /** What stands on a page before anything is taken away. */
    private record Drawn(BinaryImage binary, Components components, double letterHeight) {}

    private Drawn drawn(PageImage page) {
        BinaryImage binary = Sauvola.binarize(page);
        Components components = components(binary);
        return new Drawn(binary, components, LetterHeight.of(components, page.height()));
    }

    private Layout segment(PageImage page, Drawn all, UprightFrame frame) {
        BinaryImage binary = all.binary();
        Components drawn = all.components();
        double letterHeight = all.letterHeight();
        if (drawn.truncated()) {
            return Layout.empty(frame, LayoutWarning.TOO_NOISY);
        }
        if (letterHeight == 0) {
            return Layout.empty(frame);
        }
        BinaryImage unruled =
                RuleEraser.erase(
                        binary,
                        (int) (RULE_LENGTH * letterHeight),
                        (int) Math.max(2, RULE_THICKNESS * letterHeight));
        Components found = unruled == binary ? drawn : components(unruled);
        for (int pass = 1; ; pass++) {
            Components clean = SpeckleFilter.clean(found, letterHeight);
            if (clean.count() > settings.maxMarks()) {
                return Layout.empty(frame, LayoutWarning.TOO_NOISY);
            }
            double skew =
                    new SkewEstimator(settings.largestSkewDegrees()).degrees(clean, letterHeight);
            Deskew deskew = Deskew.ofDegrees(skew);
            LineAssembly assembly =
                    new LineAssembly(
                            SortedMarks.of(clean, deskew, letterHeight),
                            letterHeight,
                            page.width(),
                            new PaperAround(page, deskew),
                            new PageRules(drawn, deskew, letterHeight),
                            settings);
            List<LineDraft> lines = assembly.lines();
            double ratio = assembly.xHeight() / letterHeight;
            if (pass == PASSES || (ratio > 0.77 && ratio < 1.3)) {
                return layout(
                        ReadingOrder.of(lines),
                        new LineTracer(deskew, page.width(), page.height()),
                        skew + remainingSkew(lines),
                        frame);
            }
            letterHeight = assembly.xHeight();
        }
    }

    private Components components(BinaryImage binary) {
        return Components.of(binary, COMPONENTS_PER_MARK * settings.maxMarks());
    }

    /** The angle of the straightened lines themselves, degrees: the middle one by length. */
    private static double remainingSkew(List<LineDraft> lines) {
        List<LineDraft> bySlope =
                lines.stream()
                        .sorted(Comparator.comparingDouble(line -> line.baseline().slope()))
                        .toList();
        double half = lines.stream().mapToDouble(line -> line.right() - line.left()).sum() / 2;
        double length = 0;
        for (LineDraft line : bySlope) {
            length += line.right() - line.left();
            if (length >= half) {
                return Math.toDegrees(Math.atan(line.baseline().slope()));
            }
        }
        return 0;
    }

    private Layout layout(
            List<Block<LineDraft>> blocks, LineTracer tracer, double skew, UprightFrame frame) {
        List<Region> regions = new ArrayList<>();
        List<TextLine> lines = new ArrayList<>();
        List<LayoutWarning> warnings = new ArrayList<>();
        for (Block<LineDraft> block : blocks) {
            if (lines.size() + block.lines().size() > settings.maxLines()) {
                warnings.add(LayoutWarning.TOO_MANY_LINES);
                break;
            }
            List<TextLine> traced =
                    block.lines().stream()
                            .map(line -> tracer.trace(line).inRegion(regions.size()))
                            .toList();
            regions.add(RegionOutline.around(traced));
            lines.addAll(traced);
        }
        return new Layout(regions, lines, skew, frame, warnings);
    }
}
