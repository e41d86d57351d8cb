package io.inkstream.recognition.layout;

import io.inkstream.recognition.image.Components;
import java.util.ArrayList;
import java.util.List;

/**
 * What is drawn on a page and no text: dashes on either side of a page number, which belong to it,
 * and rules, frames and pictures, along whose borders stands no text of a letter or two.
 */
final class PageRules {
    private static final double SHORTEST_DASH = 0.8;
    private static final double LONGEST_DASH = 16;
    private static final double DASH_REACH = 5;
    private static final int MOST_LETTERS = 5;
    private static final double TALL = 10;

    private final List<Mark> dashes = new ArrayList<>();
    private final List<Mark> frames = new ArrayList<>();
    private final double unit;

    /**
     * Looks at all of a page's components.
     *
     * @param unit height of ordinary letters
     */
    PageRules(Components components, Deskew deskew, double unit) {
        this.unit = unit;
        for (int i = 0; i < components.count(); i++) {
            double width = components.width(i) / unit;
            double height = components.height(i) / unit;
            if (width > SHORTEST_DASH
                    && width < LONGEST_DASH
                    && height < Math.min(0.8, 0.4 * width)) {
                dashes.add(deskew.upright(components, i));
            } else if (height > TALL) {
                frames.add(deskew.upright(components, i));
            }
        }
    }

    /** Widens short lines that stand between two dashes. */
    void giveDashes(List<LineDraft> lines) {
        for (LineDraft line : lines) {
            if (line.letters().size() > MOST_LETTERS) {
                continue;
            }
            List<Mark> left = new ArrayList<>();
            List<Mark> right = new ArrayList<>();
            for (Mark dash : dashes) {
                double above = line.baseline().at(dash.centreX()) - dash.centreY();
                double reach = DASH_REACH * line.xHeight();
                if (above < 0 || above > 1.3 * line.xHeight()) {
                    continue;
                }
                if (dash.right() <= line.left() + unit && line.left() - dash.right() <= reach) {
                    left.add(dash);
                } else if (dash.left() >= line.right() - unit
                        && dash.left() - line.right() <= reach) {
                    right.add(dash);
                }
            }
            if (!left.isEmpty() && !right.isEmpty()) {
                left.forEach(line::attach);
                right.forEach(line::attach);
            }
        }
    }

    /** Whether the piece stands on the border of a frame, a picture or an upright rule. */
    boolean borders(LineDraft piece) {
        double top = piece.middle() - piece.ascent();
        double bottom = piece.middle() + piece.descent();
        for (Mark frame : frames) {
            boolean beside =
                    bottom > frame.top() - unit
                            && top < frame.bottom() + unit
                            && (crosses(piece.left(), piece.right(), frame.left())
                                    || crosses(piece.left(), piece.right(), frame.right()));
            boolean over =
                    piece.right() > frame.left() - unit
                            && piece.left() < frame.right() + unit
                            && (crosses(top, bottom, frame.top())
                                    || crosses(top, bottom, frame.bottom()));
            if (beside || over) {
                return true;
            }
        }
        return false;
    }

    private boolean crosses(double from, double to, double border) {
        return border > from - unit && border < to + unit;
    }
}
