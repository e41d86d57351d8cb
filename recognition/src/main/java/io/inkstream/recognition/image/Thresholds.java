package io.inkstream.recognition.image;

/**
 * The numbers of Sauvola's threshold all over a page: one window, and per square tile the base
 * {@code 1 - k} and the slope {@code k / r}, so that pale text beside dark text or dark borders is
 * measured against its own contrast.
 */
final class Thresholds {
    private final int window;
    private final int tile;
    private final int columns;
    private final float[] base;
    private final float[] slope;

    private Thresholds(int window, int tile, int columns, SauvolaSettings[] settings) {
        this.window = window;
        this.tile = tile;
        this.columns = columns;
        this.base = new float[settings.length];
        this.slope = new float[settings.length];
        for (int i = 0; i < settings.length; i++) {
            base[i] = 1 - settings[i].k();
            slope[i] = settings[i].k() / settings[i].range();
        }
    }

    /** The same numbers everywhere. */
    static Thresholds uniform(SauvolaSettings settings) {
        return new Thresholds(
                settings.window(), Integer.MAX_VALUE, 1, new SauvolaSettings[] {settings});
    }

    static Thresholds of(PageImage page) {
        int window = SauvolaSettings.window(page.width(), page.height());
        ContrastMap contrasts = ContrastMap.of(page);
        SauvolaSettings[] settings = new SauvolaSettings[contrasts.size()];
        for (int i = 0; i < settings.length; i++) {
            settings[i] =
                    SauvolaSettings.forContrast(window, contrasts.levels(i), contrasts.relative(i));
        }
        return new Thresholds(window, ContrastMap.TILE, contrasts.columns(), settings);
    }

    int radius() {
        return window / 2;
    }

    /** Side of a tile in pixels, a multiple of any vector's length. */
    int tile() {
        return tile;
    }

    /** Index of the first tile of a row of pixels; the tiles right of it follow. */
    int firstTile(int y) {
        return y / tile * columns;
    }

    float base(int index) {
        return base[index];
    }

    float slope(int index) {
        return slope[index];
    }
}
