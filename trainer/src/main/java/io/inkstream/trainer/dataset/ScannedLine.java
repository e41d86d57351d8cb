package io.inkstream.trainer.dataset;

import io.inkstream.recognition.line.LineNormalizer;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.recognition.synthesis.PaperWear;
import java.util.Random;

/**
 * A real line as it lies in its set, before scaling.
 *
 * @param document what it belongs to; sets are split by it, never by line
 */
public record ScannedLine(String text, GrayPicture picture, String document) {

    private static final LineNormalizer NORMALIZER = new LineNormalizer();

    /** As the worker would see it. */
    public TextLine prepared(int height) {
        return normalized(picture.scaledTo(scaledWidth(height, 1), height));
    }

    /** With another width, margin and wear each time. */
    public TextLine varied(int height, PaperWear wear, Random random) {
        GrayPicture framed = reframed(random);
        double stretch = 0.85 + 0.3 * random.nextDouble();
        int width =
                Math.max(
                        4,
                        (int)
                                Math.round(
                                        (double) framed.width()
                                                * height
                                                / framed.height()
                                                * stretch));
        GrayPicture scaled = framed.scaledTo(width, height);
        GrayPicture copy = new GrayPicture(scaled.pixels().clone(), width, height);
        wear.apply(copy, 0.5 * random.nextDouble(), random);
        return normalized(copy);
    }

    private int scaledWidth(int height, double stretch) {
        return Math.max(
                4,
                (int) Math.round((double) picture.width() * height / picture.height() * stretch));
    }

    /** Up to a tenth of the rows taken away or added at the top and at the bottom. */
    private GrayPicture reframed(Random random) {
        int rows = picture.height();
        int top = random.nextInt(rows / 5 + 1) - rows / 10;
        int bottom = random.nextInt(rows / 5 + 1) - rows / 10;
        int width = picture.width();
        byte[] pixels = new byte[width * (rows + top + bottom)];
        for (int y = 0; y < rows + top + bottom; y++) {
            int from = Math.clamp(y - top, 0, rows - 1);
            System.arraycopy(picture.pixels(), from * width, pixels, y * width, width);
        }
        return new GrayPicture(pixels, width, rows + top + bottom);
    }

    private TextLine normalized(GrayPicture scaled) {
        byte[] pixels = scaled == picture ? scaled.pixels().clone() : scaled.pixels();
        NORMALIZER.normalize(pixels, scaled.width(), scaled.height());
        return new TextLine(text, pixels, scaled.width(), scaled.height(), document);
    }
}
