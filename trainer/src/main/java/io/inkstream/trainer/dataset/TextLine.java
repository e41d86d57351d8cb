package io.inkstream.trainer.dataset;

import io.inkstream.recognition.line.LineNormalizer;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.trainer.dataset.augmentation.Augmentation;
import java.util.Arrays;
import java.util.Random;

/**
 * A line or another picture ready for the network. The pixels are read, never changed.
 *
 * @param pixels normalised gray values, 255 paper, of the recipe's height; of a picture in colour
 *     red, green and blue of each pixel, as they were
 * @param source the set or font family it came from, for reports
 */
@SuppressWarnings("ArrayRecordComponent") // moved between threads by the thousand, compared never
public record TextLine(String text, byte[] pixels, int width, int height, String source) {

    private static final byte PAPER = (byte) 255;
    private static final LineNormalizer NORMALIZER = new LineNormalizer();

    /** Values of each pixel: 1 for grey, 3 for red, green and blue. */
    public int channels() {
        return pixels.length / (width * height);
    }

    /** The pixels with so many values each; grey is repeated. */
    public byte[] pixels(int wanted) {
        if (wanted == channels()) {
            return pixels;
        }
        if (channels() != 1) {
            throw new IllegalArgumentException(
                    "a picture of %d channels is no picture of %d".formatted(channels(), wanted));
        }
        byte[] repeated = new byte[pixels.length * wanted];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = pixels[i / wanted];
        }
        return repeated;
    }

    /** The same with paper at its right, up to a width. */
    public TextLine widened(int wanted) {
        byte[] wider = new byte[wanted * height * channels()];
        Arrays.fill(wider, PAPER);
        int row = width * channels();
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * row, wider, y * wanted * channels(), row);
        }
        return new TextLine(text, wider, wanted, height, source);
    }

    /** Ready for the network too, but different each time. */
    TextLine varied(Augmentation augmentation, double strength, Random random) {
        GrayPicture varied =
                augmentation.apply(
                        new GrayPicture(pixels, width, height),
                        height,
                        text.codePointCount(0, text.length()),
                        strength,
                        random);
        NORMALIZER.normalize(varied.pixels(), varied.width(), height);
        return new TextLine(text, varied.pixels(), varied.width(), height, source);
    }
}
