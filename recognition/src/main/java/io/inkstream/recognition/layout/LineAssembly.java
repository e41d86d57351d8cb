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
    private static final int SHORT = 6;

    private final SortedMarks marks;
    private final double letterHeight;
    private final double pageWidth;
    private final PaperAround paper;
    private final PageRules rules;
    private final SegmenterSettings settings;
    private double usual;

    LineAssembly(
            SortedMarks marks,
            double letterHeight,
            double pageWidth,
            PaperAround paper,
            PageRules rules,
            SegmenterSettings settings) {
        this.marks = marks;
        this.letterHeight = letterHeight;
        this.pageWidth = pageWidth;
        this.paper = paper;
        this.rules = rules;
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
        LineJoiner joiner = new LineJoiner(gutters, settings);
        LineParting parting = new LineParting(letterHeight);
        List<LineDraft> joined = joiner.join(parting.part(joiner.join(parting.part(pieces))));
        usual = usualXHeight(joined);
        joined.forEach(line -> line.measure(usual));
        LineFilter filter = new LineFilter(usual, paper, joined);
        List<LineDraft> lines = new ArrayList<>();
        List<LineDraft> few = new ArrayList<>();
        List<Mark> loose = new ArrayList<>();
        for (LineDraft line : joined) {
            if (line.letters().size() <= FEW) {
                few.add(line);
            } else if (filter.isText(line)) {
                lines.add(line);
            } else {
                loose.addAll(line.letters());
            }
        }
        MarkAttacher attacher = new MarkAttacher(lines);
        loose.addAll(attacher.attachAll(marks.small()));
        marks.tall().stream().filter(mark -> !attacher.widen(mark)).forEach(loose::add);
        List<LineDraft> alone =
                few.stream().filter(piece -> !belongsTo(attacher, piece, gutters)).toList();
        alone.forEach(piece -> loose.addAll(piece.letters()));
        lines = new ArrayList<>(joiner.join(lines));
        LoneText lone = new LoneText(usual, pageWidth, lines);
        lines.removeIf(line -> line.letters().size() <= SHORT && !lone.standsFree(line, loose));
        List<LineDraft> standing =
                lone.among(
                        alone.stream()
                                .filter(filter::isOnPaper)
                                .filter(piece -> !rules.borders(piece))
                                .toList(),
                        loose);
        new MarkAttacher(standing).attachAll(marks.small());
        lines.addAll(standing);
        rules.giveDashes(lines);
        return lines;
    }

    /** The x-height of most of the page's text, known once its lines are. */
    double xHeight() {
        return usual;
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

    private static boolean belongsTo(MarkAttacher attacher, LineDraft piece, List<Strip> gutters) {
        boolean all = true;
        for (Mark mark : piece.letters()) {
            all &=
                    attacher.attach(mark)
                            || attacher.attachLetter(mark, gutters)
                            || attacher.widen(mark);
        }
        return all;
    }
}
