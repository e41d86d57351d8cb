package io.inkstream.recognition.line;

/**
 * Brings a gray line crop to one paper and one ink level: paper becomes 255, the darkest ink 0.
 * Training and recognition run this same code, so a model sees what it was trained on.
 *
 * <p>The paper level is a high percentile per stretch of one line height, interpolated between
 * stretches, which removes uneven light. Ink is measured against the paper around it, over the
 * whole line, so gaps between words stay quiet. A line without ink is not amplified beyond {@link
 * #FAINTEST_INK}.
 *
 * <p>Integer and float arithmetic in a fixed order: the same bytes give the same result on every
 * machine. Stateless.
 */
public final class LineNormalizer {

    /**
     * Names this exact arithmetic in a model file; it changes whenever the result of any line
     * would.
     */
    public static final int VERSION = 1;

    /** Ink depth, as a share of the paper level, below which contrast is no longer raised. */
    static final float FAINTEST_INK = 0.14f;

    private static final DepthKernel KERNEL = fastest();

    /**
     * Normalises in place.
     *
     * @param pixels gray values row by row, 0 black to 255 white, {@code width * height} of them
     */
    public void normalize(byte[] pixels, int width, int height) {
        if (width < 1 || height < 1 || pixels.length < (long) width * height) {
            throw new IllegalArgumentException(
                    "a line needs width * height pixels, was %d x %d with %d"
                            .formatted(width, height, pixels.length));
        }
        float[] paper = paperPerColumn(pixels, width, height);
        float inkDepth = inkDepth(pixels, width, height, paper);
        KERNEL.stretch(pixels, width, height, paper, inkDepth);
    }

    private static float[] paperPerColumn(byte[] pixels, int width, int height) {
        int stretches = Math.max(1, Math.round((float) width / height));
        float[] level = new float[stretches];
        for (int s = 0; s < stretches; s++) {
            int from = (int) ((long) s * width / stretches) - height / 2;
            int to = (int) ((long) (s + 1) * width / stretches) + height / 2;
            level[s] =
                    Math.max(
                            1,
                            percentile80(
                                    pixels, width, height, Math.max(0, from), Math.min(width, to)));
        }
        float[] paper = new float[width];
        float stretch = (float) width / stretches;
        for (int x = 0; x < width; x++) {
            float position = Math.clamp((x + 0.5f) / stretch - 0.5f, 0, stretches - 1);
            int left = (int) position;
            int right = Math.min(left + 1, stretches - 1);
            paper[x] = level[left] + (position - left) * (level[right] - level[left]);
        }
        return paper;
    }

    private static int percentile80(byte[] pixels, int width, int height, int from, int to) {
        int[] histogram = histogram(pixels, width, height, from, to);
        int above = (to - from) * height / 5;
        int value = 255;
        for (int seen = histogram[255]; seen <= above && value > 0; seen += histogram[value]) {
            value--;
        }
        return value;
    }

    /** Counted in four tables, as equal neighbours would wait for one another in one. */
    private static int[] histogram(byte[] pixels, int width, int height, int from, int to) {
        int[] four = new int[4 * 256];
        for (int y = 0; y < height; y++) {
            for (int i = y * width + from, end = y * width + to; i < end; i++) {
                four[((i & 3) << 8) | (pixels[i] & 255)]++;
            }
        }
        int[] histogram = new int[256];
        for (int i = 0; i < four.length; i++) {
            histogram[i & 255] += four[i];
        }
        return histogram;
    }

    /**
     * Depth of full ink: what 3 % of the pixels exceed, or most of what 0.5 % exceed on a sparse
     * line.
     */
    private static float inkDepth(byte[] pixels, int width, int height, float[] paper) {
        int[] histogram = new int[DepthKernel.DEPTHS + 1];
        KERNEL.count(pixels, width, height, paper, histogram);
        int total = width * height;
        float common = exceededBy(histogram, total * 3 / 100);
        float rare = exceededBy(histogram, total / 200);
        return Math.max(FAINTEST_INK, Math.max(common, 0.75f * rare));
    }

    private static float exceededBy(int[] histogram, int count) {
        int depth = DepthKernel.DEPTHS;
        for (int seen = histogram[DepthKernel.DEPTHS];
                seen <= count && depth > 0;
                seen += histogram[depth]) {
            depth--;
        }
        return (float) depth / DepthKernel.DEPTHS;
    }

    private static DepthKernel fastest() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present && DepthVector.isSupported() ? new DepthVector() : new DepthScalar();
    }
}
