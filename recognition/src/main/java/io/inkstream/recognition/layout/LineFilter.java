package io.inkstream.recognition.layout;

import java.util.List;

/**
 * Tells lines of text from chains of dirt: text is of plausible size, mostly stands on its baseline
 * and does not lie on what is far darker than the page's paper, such as the scanner's lid.
 */
final class LineFilter {
    private static final int SHORT = 6;
    private static final int LONG = 25;
    private static final double DARKER = 0.72;
    private static final double FAR_DARKER = 0.45;

    private final double usual;
    private final PaperAround paper;
    private final int usualPaper;

    /**
     * Filters the lines of a page.
     *
     * @param usual x-height of the page
     */
    LineFilter(double usual, PaperAround paper, List<LineDraft> lines) {
        this.usual = usual;
        this.paper = paper;
        this.usualPaper = paper.usualLevel(lines);
    }

    boolean isText(LineDraft line) {
        List<Mark> letters = line.letters();
        long standing =
                letters.stream()
                        .filter(letter -> line.baseline().carries(letter, line.xHeight()))
                        .count();
        double size = line.xHeight() / usual;
        return size > 0.55 && size < 7 && standing >= 0.5 * letters.size() && isOnPaper(line);
    }

    /** Long lines are believed even where the page is unevenly lit. */
    boolean isOnPaper(LineDraft line) {
        int letters = line.letters().size();
        if (letters > LONG) {
            return true;
        }
        return paper.level(line) >= (letters <= SHORT ? DARKER : FAR_DARKER) * usualPaper;
    }
}
