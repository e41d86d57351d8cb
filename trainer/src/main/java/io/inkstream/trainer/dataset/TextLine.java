package io.inkstream.trainer.dataset;

import io.inkstream.recognition.line.LineNormalizer;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.trainer.dataset.augmentation.Augmentation;
import java.util.Random;

/**
 * A line ready for the network. The pixels are read, never changed.
 *
 * @param pixels normalised gray values, 255 paper, of the recipe's height
 * @param source the set or font family it came from, for reports
 */
@SuppressWarnings("ArrayRecordComponent") // moved between threads by the thousand, compared never
public record TextLine(String text, byte[] pixels, int width, int height, String source) {

    private static final LineNormalizer NORMALIZER = new LineNormalizer();

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
