package io.inkstream.recognition.image;

/**
 * How dark ink is against the paper of a page, from a sample of its pixels.
 *
 * @param paper grey level of the paper: the median, as most of a page is paper
 * @param ink grey level below which only the darkest pixels lie
 */
public record Contrast(int paper, int ink) {
    private static final int SAMPLES = 500_000;
    private static final double INK_SHARE = 0.004;

    private static final int DARK_GROUND = 110;
    private static final int READABLE = 50;

    static Contrast of(PageImage page) {
        byte[] pixels = page.pixels();
        // a step prime to common widths, so that no column is preferred
        int step = Math.max(1, pixels.length / SAMPLES) | 1;
        int[] histogram = new int[256];
        int count = 0;
        for (int i = 0; i < pixels.length; i += step) {
            histogram[pixels[i] & 0xff]++;
            count++;
        }
        return of(histogram, count, INK_SHARE);
    }

    /**
     * From how often each grey level occurs.
     *
     * @param inkShare share of the pixels that are ink for sure
     */
    static Contrast of(int[] histogram, int count, double inkShare) {
        return new Contrast(quantile(histogram, count, 0.5), quantile(histogram, count, inkShare));
    }

    int levels() {
        return paper - ink;
    }

    /** Whether most of a page is so dark that what is light on it may be its text. */
    public static boolean mayBeLightOnDark(PageImage page) {
        Contrast contrast = of(page);
        return contrast.paper() < DARK_GROUND && of(page.negative()).levels() > READABLE;
    }

    /** Contrast as a share of the paper's level, 0..1. */
    float relative() {
        return paper == 0 ? 0 : levels() / (float) paper;
    }

    private static int quantile(int[] histogram, int count, double share) {
        long wanted = (long) (count * share);
        long seen = 0;
        for (int level = 0; level < histogram.length; level++) {
            seen += histogram[level];
            if (seen > wanted) {
                return level;
            }
        }
        return histogram.length - 1;
    }
}
