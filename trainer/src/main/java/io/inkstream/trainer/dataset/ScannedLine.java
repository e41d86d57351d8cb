package io.inkstream.trainer.dataset;

import io.inkstream.recognition.line.LineNormalizer;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.trainer.dataset.augmentation.Augmentation;
import io.inkstream.trainer.dataset.reading.Sample;
import java.io.IOException;
import java.util.Random;

/**
 * A real line as it lies in its set, before scaling.
 *
 * @param name of the line in its set
 * @param text what it says
 * @param picture its gray values, which are only read
 * @param group writer or document it belongs to; sets are split by it, never by line
 */
public record ScannedLine(String name, String text, GrayPicture picture, String group) {

    private static final LineNormalizer NORMALIZER = new LineNormalizer();
    private static final int MEASURED_HEIGHT = 64;

    /** Decodes the sample's picture. */
    public static ScannedLine of(Sample sample) throws IOException {
        return new ScannedLine(
                sample.name(), sample.text(), sample.picture().read(), sample.group());
    }

    public ScannedLine withText(String newText) {
        return new ScannedLine(name, newText, picture, group);
    }

    public ScannedLine withGroup(String newGroup) {
        return new ScannedLine(name, text, picture, newGroup);
    }

    /** Width of the picture per character of the text when it is 64 pixels high. */
    public double pixelsPerCharacter() {
        double width = (double) picture.width() * MEASURED_HEIGHT / picture.height();
        return width / Math.max(1, text.codePointCount(0, text.length()));
    }

    /** As the worker would see it. */
    public TextLine prepared(int height) {
        int width = Math.round((float) picture.width() * height / picture.height());
        GrayPicture scaled = picture.scaledTo(Math.max(4, width), height);
        return normalized(
                scaled == picture
                        ? new GrayPicture(
                                picture.pixels().clone(), picture.width(), picture.height())
                        : scaled);
    }

    /** Another one each time. */
    public TextLine varied(int height, Augmentation augmentation, double strength, Random random) {
        int characters = text.codePointCount(0, text.length());
        return normalized(augmentation.apply(picture, height, characters, strength, random));
    }

    private TextLine normalized(GrayPicture scaled) {
        NORMALIZER.normalize(scaled.pixels(), scaled.width(), scaled.height());
        return new TextLine(text, scaled.pixels(), scaled.width(), scaled.height(), group);
    }
}
