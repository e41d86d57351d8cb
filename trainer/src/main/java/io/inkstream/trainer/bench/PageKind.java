package io.inkstream.trainer.bench;

import io.inkstream.recognition.synthesis.FontStyle;
import io.inkstream.recognition.synthesis.PageStyle;

/**
 * What a drawn page looks like apart from its wear.
 *
 * @param dpi resolution of the A4 page
 * @param colour stored as a colour JPEG on yellowish paper, else as a gray PNG
 * @param columns 1 or 2
 * @param points type size
 */
record PageKind(FontStyle style, int dpi, boolean colour, int columns, double points) {
    private static final double POINTS_PER_INCH = 72;
    private static final double INCHES_WIDE = 8.27;
    private static final double INCHES_HIGH = 11.69;
    private static final double TYPED_JUMP = 0.012;

    PageStyle pageStyle(Level level, double skew) {
        PageStyle page =
                new PageStyle(
                        (int) (INCHES_WIDE * dpi),
                        (int) (INCHES_HIGH * dpi),
                        (int) (0.95 * dpi),
                        points * dpi / POINTS_PER_INCH,
                        style == FontStyle.SCRIPT ? 1.6 : 1.35,
                        columns,
                        PageStyle.A4.gutter(),
                        style != FontStyle.MONO,
                        skew,
                        0,
                        level.paper(),
                        level.ink());
        return style == FontStyle.MONO ? page.typed(TYPED_JUMP) : page;
    }
}
