package io.inkstream.recognition.synthesis;

/**
 * How a page is set and worn.
 *
 * @param width page width in pixels
 * @param height page height in pixels
 * @param margin free room at each edge in pixels
 * @param fontSize type size in pixels
 * @param leading distance of baselines in type sizes
 * @param columns 1 to 4
 * @param gutter room between columns as a share of the room for text
 * @param justified whether lines are stretched to the full column
 * @param skewDegrees how far the sheet is turned, clockwise
 * @param uneven how far characters jump off the baseline, in type sizes, as on a typewriter
 * @param paper gray of the paper
 * @param ink gray of the ink
 */
public record PageStyle(
        int width,
        int height,
        int margin,
        double fontSize,
        double leading,
        int columns,
        double gutter,
        boolean justified,
        double skewDegrees,
        double uneven,
        int paper,
        int ink) {

    /** A4 at 200 dpi, 12 point, one justified column, black on white. */
    public static final PageStyle A4 =
            new PageStyle(1654, 2339, 190, 34, 1.4, 1, 0.06, true, 0, 0, 255, 15);

    public PageStyle {
        if (columns < 1 || columns > 4) {
            throw new IllegalArgumentException("columns must be 1 to 4, was " + columns);
        }
        if (width <= 2 * margin || height <= 2 * margin || fontSize <= 0 || leading < 1) {
            throw new IllegalArgumentException(
                    "no room for text on this page: " + width + " x " + height);
        }
    }

    /** Of another size. */
    public PageStyle sized(int newWidth, int newHeight, int newMargin) {
        return new PageStyle(
                newWidth,
                newHeight,
                newMargin,
                fontSize,
                leading,
                columns,
                gutter,
                justified,
                skewDegrees,
                uneven,
                paper,
                ink);
    }

    public PageStyle withType(double newFontSize, double newLeading) {
        return new PageStyle(
                width,
                height,
                margin,
                newFontSize,
                newLeading,
                columns,
                gutter,
                justified,
                skewDegrees,
                uneven,
                paper,
                ink);
    }

    public PageStyle withColumns(int newColumns) {
        return withColumns(newColumns, gutter);
    }

    public PageStyle withColumns(int newColumns, double newGutter) {
        return new PageStyle(
                width,
                height,
                margin,
                fontSize,
                leading,
                newColumns,
                newGutter,
                justified,
                skewDegrees,
                uneven,
                paper,
                ink);
    }

    /** Ragged lines of uneven type. */
    public PageStyle typed(double newUneven) {
        return new PageStyle(
                width,
                height,
                margin,
                fontSize,
                leading,
                columns,
                gutter,
                false,
                skewDegrees,
                newUneven,
                paper,
                ink);
    }

    public PageStyle turned(double degrees) {
        return new PageStyle(
                width, height, margin, fontSize, leading, columns, gutter, justified, degrees,
                uneven, paper, ink);
    }

    public PageStyle withTones(int newPaper, int newInk) {
        return new PageStyle(
                width,
                height,
                margin,
                fontSize,
                leading,
                columns,
                gutter,
                justified,
                skewDegrees,
                uneven,
                newPaper,
                newInk);
    }
}
