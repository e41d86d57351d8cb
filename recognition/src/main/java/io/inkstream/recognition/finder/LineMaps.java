package io.inkstream.recognition.finder;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a line finder draws of a page, in a grid of one cell per {@link #CELL} x {@link #CELL}
 * pixels of its picture: scores (above 0 is yes) and lengths, map after map, row by row.
 */
@SuppressWarnings("ArrayRecordComponent") // handed from step to step, compared never
public record LineMaps(int columns, int rows, float[] values) {

    /** Pixels of the picture per cell. */
    public static final int CELL = 2;

    /** Lengths are drawn in units of so many pixels of the picture. */
    public static final float LENGTH_UNIT = 16;

    /** The maps in their order. */
    public enum Kind {
        /** Score that a baseline runs here. */
        BASELINE(0),
        /** Score that a line begins or ends here. */
        END(1),
        /** How far the line here reaches above its baseline. */
        ABOVE(2),
        /** How far it reaches below. */
        BELOW(3);

        private final int place;

        Kind(int place) {
            this.place = place;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LineMaps {
        if (values.length != columns * rows * Kind.values().length) {
            throw new IllegalArgumentException(
                    "maps of %d x %d need %d values, got %d"
                            .formatted(
                                    columns,
                                    rows,
                                    columns * rows * Kind.values().length,
                                    values.length));
        }
    }

    /** Their names, as a model file lists them. */
    public static List<String> names() {
        return Arrays.stream(Kind.values()).map(Kind::word).toList();
    }

    /** One value of a map. */
    float at(Kind kind, int column, int row) {
        return values[(kind.place * rows + row) * columns + column];
    }
}
