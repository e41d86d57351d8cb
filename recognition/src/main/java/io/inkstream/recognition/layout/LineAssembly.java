package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Makes lines of text out of sorted marks: chains of letters, joined over wider gaps, with all
 * other marks given to them. Pieces of one or two letters first try to be part of a line of more
 * letters and stand alone only otherwise.
 */
final class LineAssembly {
    private static final int FEW = 2;

    private final SortedMarks marks;
    private final double letterHeight;
    private final double pageWidth;
    private final SegmenterSettings settings;

    LineAssembly(
            SortedMarks marks, double letterHeight, double pageWidth, SegmenterSettings settings) {
        this.marks = marks;
        this.letterHeight = letterHeight;
        this.pageWidth = pageWidth;
        this.settings = settings;
    }

    List<LineDraft> lines() {
        List<Strip> gutters =
                new GutterFinder(marks.letters(), strokes(), letterHeight, settings).find();
        List<LineDraft> pieces =
                new LetterChains(marks.letters(), gutters, letterHeight, settings)
                        .find().stream()
                                .map(letters -> new LineDraft(letters, letterHeight))
                                .toList();
        List<LineDraft> joined = new LineJoiner(gutters, settings).join(pieces);
        double usual = usualXHeight(joined);
        joined.forEach(line -> line.measure(usual));
        LineFilter filter = new LineFilter(usual, pageWidth);
        List<LineDraft> lines = new ArrayList<>();
        List<LineDraft> few = new ArrayList<>();
        for (LineDraft line : joined) {
            if (line.letters().size() <= FEW) {
                few.add(line);
            } else if (filter.isText(line)) {
                lines.add(line);
            }
        }
        MarkAttacher attacher = new MarkAttacher(lines);
        attacher.attachAll(marks.small());
        marks.tall().forEach(attacher::widen);
        List<LineDraft> alone = few.stream().filter(piece -> !belongsTo(attacher, piece)).toList();
        List<LineDraft> standing = filter.loneText(alone);
        new MarkAttacher(standing).attachAll(marks.small());
        lines.addAll(standing);
        return lines;
    }

    /** Small marks that are no specks: dashes, quotation marks, accents. */
    private List<Mark> strokes() {
        double least = 0.3 * letterHeight;
        return marks.small().stream()
                .filter(mark -> Math.max(mark.width(), mark.height()) >= least)
                .toList();
    }

    /** The median over the page's letters of their line's x-height. */
    private double usualXHeight(List<LineDraft> lines) {
        double[] heights =
                lines.stream()
                        .filter(line -> line.letters().size() > 2 * FEW)
                        .flatMapToDouble(line ->
                                DoubleStream.generate(line::xHeight).limit(line.letters().size()))
                        .sorted()
                        .toArray();
        return heights.length == 0 ? letterHeight : heights[heights.length / 2];
    }

    private static boolean belongsTo(MarkAttacher attacher, LineDraft piece) {
        boolean all = true;
        for (Mark mark : piece.letters()) {
            all &= attacher.attach(mark) || attacher.widen(mark);
        }
        return all;
    }
}
