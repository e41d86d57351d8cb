package io.inkstream.recognition.image;

/**
 * How dark ink is against the paper of a page, from a sample of its pixels.
 *
 * @param paper grey level of the paper: the median, as most of a page is paper
 * @param ink grey level below which only the darkest pixels lie
 */
record Contrast(int paper, int ink) {
    private static final int SAMPLES = 500_000;
    private static final double INK_SHARE = 0.004;

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
