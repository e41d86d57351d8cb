package io.inkstream.recognition.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes lines of text out of sorted marks: chains of letters, joined over wider gaps, with all
 * other marks given to them. Pieces of one or two letters first try to be part of a line of more
 * letters and stand alone only otherwise.
 */
final class LineAssembly {
    private static final int FEW = 2;

    private final SortedMarks marks;
    private final double letterHeight;
    private final SegmenterSettings settings;

    LineAssembly(SortedMarks marks, double letterHeight, SegmenterSettings settings) {
        this.marks = marks;
        this.letterHeight = letterHeight;
        this.settings = settings;
    }

    List<LineDraft> lines() {
        List<Strip> gutters = new GutterFinder(marks.letters(), letterHeight, settings).find();
        List<LineDraft> pieces =
                new LetterChains(marks.letters(), gutters, letterHeight, settings)
                        .find().stream()
                                .map(letters -> new LineDraft(letters, letterHeight))
                                .toList();
        LineFilter filter = new LineFilter(letterHeight);
        List<LineDraft> lines = new ArrayList<>();
        List<LineDraft> few = new ArrayList<>();
        for (LineDraft line : new LineJoiner(gutters, settings).join(pieces)) {
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

    private static boolean belongsTo(MarkAttacher attacher, LineDraft piece) {
        boolean all = true;
        for (Mark mark : piece.letters()) {
            all &= attacher.attach(mark) || attacher.widen(mark);
        }
        return all;
    }
}
