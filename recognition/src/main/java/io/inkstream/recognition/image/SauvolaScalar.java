package io.inkstream.recognition.image;

/**
 * Sauvola's threshold in plain loops: the twin that {@link SauvolaVector} must equal, and its
 * stand-in.
 */
final class SauvolaScalar implements Binarizer {
    @Override
    public BinaryImage binarize(PageImage page, Thresholds thresholds) {
        int width = page.width();
        int height = page.height();
        byte[] gray = page.pixels();
        byte[] ink = new byte[gray.length];
        int radius = thresholds.radius();
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
                int tile = thresholds.firstTile(y) + x / thresholds.tile();
                float threshold =
                        window.threshold(x, rows, thresholds.base(tile), thresholds.slope(tile));
                ink[i] = (byte) ((gray[i] & 0xff) < threshold ? 1 : 0);
            }
        }
        return new BinaryImage(width, height, ink);
    }
}
