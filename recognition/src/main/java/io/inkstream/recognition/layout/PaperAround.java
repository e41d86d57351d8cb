package io.inkstream.recognition.layout;

import io.inkstream.recognition.image.PageImage;
import java.util.Arrays;
import java.util.List;

/** How bright the paper is behind a line: what a fifth of the pixels around it exceed. */
final class PaperAround {
    private static final int COLUMNS = 32;
    private static final int ROWS = 8;

    private final PageImage page;
    private final Deskew deskew;

    PaperAround(PageImage page, Deskew deskew) {
        this.page = page;
        this.deskew = deskew;
    }

    /** Grey level, 0 black to 255 white. */
    int level(LineDraft line) {
        double margin = 0.5 * line.xHeight();
        double left = line.left() - margin;
        double width = line.right() + margin - left;
        double top = line.middle() - line.ascent() - margin;
        double height = line.ascent() + line.descent() + 2 * margin;
        int[] levels = new int[COLUMNS * ROWS];
        for (int row = 0, i = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++, i++) {
                levels[i] =
                        gray(
                                left + width * (column + 0.5) / COLUMNS,
                                top + height * (row + 0.5) / ROWS);
            }
        }
        Arrays.sort(levels);
        return levels[levels.length * 4 / 5];
    }

    /** The middle one of the lines' levels by length; white if there are none. */
    int usualLevel(List<LineDraft> lines) {
        int[] levels =
                lines.stream()
                        .filter(line -> line.letters().size() > 5)
                        .mapToInt(this::level)
                        .sorted()
                        .toArray();
        return levels.length == 0 ? 255 : levels[levels.length / 2];
    }

    private int gray(double x, double y) {
        int column = (int) Math.clamp(deskew.pageX(x, y), 0, page.width() - 1);
        int row = (int) Math.clamp(deskew.pageY(x, y), 0, page.height() - 1);
        return page.gray(column, row);
    }
}
