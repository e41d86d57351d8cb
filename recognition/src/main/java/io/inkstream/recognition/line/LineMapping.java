package io.inkstream.recognition.line;

import io.inkstream.recognition.layout.Baseline;
import io.inkstream.recognition.layout.Box;
import java.util.Objects;

/**
 * Where the columns and rows of a {@link LineImage} lie on the page. Columns run along the
 * baseline, rows across it.
 *
 * @param baseline the line's baseline on the page
 * @param left page column of the image's left edge
 * @param columnScale page pixels per image column
 * @param ascent page pixels from the image's upper edge down to the baseline
 * @param rowScale page pixels per image row
 */
public record LineMapping(
        Baseline baseline, double left, double columnScale, double ascent, double rowScale) {
    public LineMapping {
        Objects.requireNonNull(baseline, "baseline");
        if (!(columnScale > 0 && rowScale > 0)) {
            throw new IllegalArgumentException(
                    "scales must be > 0, were " + columnScale + " and " + rowScale);
        }
    }

    /** Page column of an image column's left edge. */
    public double pageX(double column) {
        return left + column * columnScale;
    }

    /** Page row of an image row's upper edge at an image column. */
    public double pageY(double column, double row) {
        return baseline.yAt(pageX(column)) - ascent + row * rowScale;
    }

    /**
     * The upright box on the page around some columns and rows of the image; ends are exclusive.
     */
    public Box pageBox(double fromColumn, double toColumn, double fromRow, double toRow) {
        double upper = Math.min(pageY(fromColumn, fromRow), pageY(toColumn, fromRow));
        double lower = Math.max(pageY(fromColumn, toRow), pageY(toColumn, toRow));
        int x = (int) Math.max(0, Math.floor(pageX(fromColumn)));
        int y = (int) Math.max(0, Math.floor(upper));
        return new Box(
                x,
                y,
                Math.max(x, (int) Math.ceil(pageX(toColumn))),
                Math.max(y, (int) Math.ceil(lower)));
    }
}
