package io.inkstream.recognition;

import io.inkstream.recognition.image.ImageLimits;
import io.inkstream.recognition.layout.SegmenterSettings;
import io.inkstream.recognition.line.CutSettings;
import java.util.Objects;

/**
 * Everything that can be set about reading a page.
 *
 * @param batchSize most lines in one run of the model
 */
public record RecognitionSettings(
        ImageLimits image, SegmenterSettings segmenter, CutSettings cut, int batchSize) {
    public static final RecognitionSettings DEFAULT =
            new RecognitionSettings(
                    ImageLimits.DEFAULT, SegmenterSettings.DEFAULT, CutSettings.DEFAULT, 8);

    public RecognitionSettings {
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(segmenter, "segmenter");
        Objects.requireNonNull(cut, "cut");
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be > 0, was " + batchSize);
        }
    }
}
