package io.inkstream.trainer.segment;

import io.inkstream.recognition.finder.FoundLine;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.recognition.synthesis.PageStyle;
import java.util.List;
import java.util.Random;

/** What is on a drawn page without being text: rules under lines and between columns, stains. */
final class PageMarks {

    private final GrayPicture picture;
    private final PageStyle style;
    private final Random random;

    PageMarks(GrayPicture picture, PageStyle style, Random random) {
        this.picture = picture;
        this.style = style;
        this.random = random;
    }

    /** Ruled paper: a rule near each baseline and on to the page's foot. */
    void rule(List<FoundLine> lines) {
        double pitch = style.fontSize() * style.leading();
        double offset = pitch * 0.15 * (random.nextDouble() - 0.3);
        int dash = random.nextInt(3) == 0 ? 2 + random.nextInt(4) : 0;
        int ink = style.paper() - 25 - random.nextInt(100);
        int margin = random.nextInt(style.margin());
        double last = 0;
        for (FoundLine line : lines) {
            stroke(line.y()[0] + offset, margin, ink, dash);
            last = Math.max(last, line.y()[0]);
        }
        for (double y = last + pitch; y < picture.height() - style.margin() / 2.0; y += pitch) {
            stroke(y + offset, margin, ink, dash);
        }
    }

    private void stroke(double height, int margin, int ink, int dash) {
        int y = (int) Math.round(height);
        if (y < 0 || y >= picture.height()) {
            return;
        }
        for (int x = margin; x < picture.width() - margin; x++) {
            if (dash == 0 || x / dash % 2 == 0) {
                DrawnPages.darken(picture, x, y, ink);
            }
        }
    }

    /** A rule in each gutter. */
    void partColumns() {
        double room = style.width() - 2.0 * style.margin();
        double gutter = room * style.gutter();
        double column = (room - gutter * (style.columns() - 1)) / style.columns();
        for (int i = 1; i < style.columns(); i++) {
            int x = (int) Math.round(style.margin() + i * (column + gutter) - gutter / 2);
            for (int y = style.margin(); y < picture.height() - style.margin(); y++) {
                DrawnPages.darken(picture, x, y, style.ink());
            }
        }
    }

    /** Darker paper, round. */
    void stain() {
        double radius = picture.width() * (0.05 + 0.25 * random.nextDouble());
        double centreX = picture.width() * random.nextDouble();
        double centreY = picture.height() * random.nextDouble();
        double light = 0.7 + 0.25 * random.nextDouble();
        byte[] pixels = picture.pixels();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (Math.hypot(x - centreX, y - centreY) < radius) {
                    int at = y * picture.width() + x;
                    pixels[at] = (byte) ((pixels[at] & 255) * light);
                }
            }
        }
    }
}
