package io.inkstream.recognition.line;

/** Plain loops: the twin that {@link DepthVector} must equal, and its stand-in. */
final class DepthScalar implements DepthKernel {
    @Override
    public void count(byte[] pixels, int width, int height, float[] paper, int[] histogram) {
        for (int y = 0; y < height; y++) {
            count(pixels, y * width, 0, width, paper, histogram);
        }
    }

    static void count(byte[] pixels, int offset, int from, int to, float[] paper, int[] histogram) {
        for (int x = from; x < to; x++) {
            float depth = (paper[x] - (pixels[offset + x] & 255)) / paper[x];
            histogram[Math.clamp((int) (depth * DEPTHS), 0, DEPTHS)]++;
        }
    }

    @Override
    public void stretch(byte[] pixels, int width, int height, float[] paper, float inkDepth) {
        for (int y = 0; y < height; y++) {
            stretch(pixels, y * width, 0, width, paper, inkDepth);
        }
    }

    static void stretch(
            byte[] pixels, int offset, int from, int to, float[] paper, float inkDepth) {
        for (int x = from; x < to; x++) {
            float depth = (paper[x] - (pixels[offset + x] & 255)) / paper[x];
            int value = Math.round(255 - 255 * depth / inkDepth);
            pixels[offset + x] = (byte) Math.clamp(value, 0, 255);
        }
    }
}
