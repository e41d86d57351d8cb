package io.inkstream.trainer.dataset;

import java.util.List;

/**
 * Lines of similar width on one sheet, padded with paper to a multiple of {@value #WIDTH_STEP}
 * pixels.
 */
public final class LineBatch {

    /** libtorch keeps a compiled kernel per shape, so widths are rounded. */
    public static final int WIDTH_STEP = 64;

    private final List<TextLine> lines;
    private final int width;

    public LineBatch(List<TextLine> lines) {
        this(lines, WIDTH_STEP);
    }

    /** Padded to a multiple of another step. */
    public LineBatch(List<TextLine> lines, int widthStep) {
        this.lines = List.copyOf(lines);
        int widest = lines.stream().mapToInt(TextLine::width).max().orElseThrow();
        this.width = (widest + widthStep - 1) / widthStep * widthStep;
    }

    public List<TextLine> lines() {
        return lines;
    }

    public int size() {
        return lines.size();
    }

    public int width() {
        return width;
    }

    public int height() {
        return lines.getFirst().height();
    }

    public int[] widths() {
        return lines.stream().mapToInt(TextLine::width).toArray();
    }

    /** Values of each pixel, 1 or 3. */
    public int channels() {
        return lines.getFirst().channels();
    }

    /** Ink from 0 to 1, [N,C,H,W] row by row. */
    public float[] ink() {
        int height = height();
        int channels = channels();
        float[] ink = new float[size() * channels * height * width];
        for (int n = 0; n < size(); n++) {
            TextLine line = lines.get(n);
            for (int c = 0; c < channels; c++) {
                for (int y = 0; y < height; y++) {
                    int to = ((n * channels + c) * height + y) * width;
                    int from = y * line.width() * channels + c;
                    for (int x = 0; x < line.width(); x++, from += channels) {
                        ink[to + x] = (255 - (line.pixels()[from] & 255)) / 255f;
                    }
                }
            }
        }
        return ink;
    }
}
