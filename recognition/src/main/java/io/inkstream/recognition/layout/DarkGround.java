package io.inkstream.recognition.layout;

import io.inkstream.recognition.image.PageImage;

/**
 * Whether lines stand on dark ground: within a line's box ground is more than ink, so its median
 * grey lies on the side of the ground.
 */
final class DarkGround {
    private static final double MARGIN = 0.02;

    private DarkGround() {}

    /** Of most of the lines, by their size. */
    static boolean under(Layout layout, PageImage upright) {
        long dark = 0;
        long all = 0;
        for (TextLine line : layout.lines()) {
            Box box = line.outline().bounds();
            all += box.area();
            dark += isDark(box, upright) ? box.area() : 0;
        }
        return 2 * dark > all;
    }

    private static boolean isDark(Box box, PageImage page) {
        int[] histogram = new int[256];
        int count = 0;
        for (int y = Math.max(0, box.top()); y < Math.min(box.bottom(), page.height()); y++) {
            for (int x = Math.max(0, box.left()); x < Math.min(box.right(), page.width()); x++) {
                histogram[page.gray(x, y)]++;
                count++;
            }
        }
        int darkest = quantile(histogram, (int) (count * MARGIN));
        int lightest = quantile(histogram, (int) (count * (1 - MARGIN)));
        return 2 * quantile(histogram, count / 2) < darkest + lightest;
    }

    private static int quantile(int[] histogram, int rank) {
        int level = 0;
        for (int seen = histogram[0]; seen <= rank && level < 255; seen += histogram[level]) {
            level++;
        }
        return level;
    }
}
