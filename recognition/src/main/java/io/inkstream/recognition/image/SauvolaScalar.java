package io.inkstream.recognition.image;

/**
 * Sauvola's threshold in plain loops: the twin that {@link SauvolaVector} must equal, and its
 * stand-in.
 */
final class SauvolaScalar implements Binarizer {
    @Override
    public BinaryImage binarize(PageImage page, SauvolaSettings settings) {
        int width = page.width();
        int height = page.height();
        byte[] gray = page.pixels();
        byte[] ink = new byte[gray.length];
        int radius = settings.window() / 2;
        float base = 1 - settings.k();
        float slope = settings.k() / settings.range();
        SlidingWindow window = new SlidingWindow(width, radius);
        for (int y = 0; y < Math.min(radius, height); y++) {
            window.add(gray, y * width);
        }
        for (int y = 0; y < height; y++) {
            if (y + radius < height) {
                window.add(gray, (y + radius) * width);
            }
            if (y - radius - 1 >= 0) {
                window.remove(gray, (y - radius - 1) * width);
            }
            window.accumulate();
            int rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
            for (int x = 0, i = y * width; x < width; x++, i++) {
                ink[i] = (byte) ((gray[i] & 0xff) < window.threshold(x, rows, base, slope) ? 1 : 0);
            }
        }
        return new BinaryImage(width, height, ink);
    }
}
