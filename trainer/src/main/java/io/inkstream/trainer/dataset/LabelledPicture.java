package io.inkstream.trainer.dataset;

import io.inkstream.recognition.line.LineNormalizer;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.trainer.dataset.augmentation.Augmentation;
import io.inkstream.trainer.dataset.reading.Picture;
import io.inkstream.trainer.dataset.reading.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * A picture of a class or of numbers as it lies in its set, before scaling. A grey one gets one
 * paper and one ink level, as lines do; the colours of a coloured one are kept.
 *
 * @param truth its class, or its numbers
 * @param planes grey, or red, green and blue; only read
 * @param measured whether its levels are values, which stay as they are
 */
public record LabelledPicture(
        String truth, List<GrayPicture> planes, String group, boolean measured) {

    private static final LineNormalizer NORMALIZER = new LineNormalizer();
    private static final int NARROWEST = 4;

    public LabelledPicture {
        planes = List.copyOf(planes);
    }

    /** Decodes the sample's picture, in colour if the network sees colours. */
    public static LabelledPicture of(Sample sample, PictureForm form) throws IOException {
        LabelledPicture picture =
                new LabelledPicture(
                        sample.text(),
                        planes(sample.picture(), form.channels()),
                        sample.group(),
                        sample.picture().isMeasured());
        picture.check(form);
        return picture;
    }

    /** Values are not scaled to a network that wants more or fewer of them. */
    private void check(PictureForm form) throws IOException {
        GrayPicture plane = planes.getFirst();
        if (measured && (plane.height() != form.height() || plane.width() != form.widest())) {
            throw new IOException(
                    "windows of %d columns and %d rows need a network that begins with 'i%1$dx%2$d', not 'i%d%s'"
                            .formatted(
                                    plane.height(),
                                    plane.width(),
                                    form.height(),
                                    form.widest() == 0 ? "" : "x" + form.widest()));
        }
    }

    private static List<GrayPicture> planes(Picture picture, int channels) throws IOException {
        return channels == 1 ? List.of(picture.read()) : picture.colours();
    }

    LabelledPicture withGroup(String newGroup) {
        return new LabelledPicture(truth, planes, newGroup, measured);
    }

    /** As a network sees it: of its height, and narrower where it is too wide. */
    public TextLine fitted(PictureForm form) {
        GrayPicture first = planes.getFirst();
        int own = Math.round((float) first.width() * form.height() / first.height());
        int width = Math.max(NARROWEST, form.widest() == 0 ? own : Math.min(own, form.widest()));
        return line(planes.stream().map(plane -> plane.scaledTo(width, form.height())).toList());
    }

    /** Another one each time, changed alike in every colour. */
    TextLine varied(PictureForm form, Augmentation augmentation, double strength, Random random) {
        long seed = random.nextLong();
        List<GrayPicture> varied =
                planes.stream()
                        .map(plane ->
                                augmentation.apply(
                                        plane, form.height(), 1, strength, new Random(seed)))
                        .toList();
        int width = varied.getFirst().width();
        return form.widest() == 0 || width <= form.widest()
                ? line(varied)
                : line(
                        varied.stream()
                                .map(plane -> plane.scaledTo(form.widest(), form.height()))
                                .toList());
    }

    private TextLine line(List<GrayPicture> scaled) {
        int width = scaled.getFirst().width();
        int height = scaled.getFirst().height();
        byte[] pixels = new byte[width * height * scaled.size()];
        for (int c = 0; c < scaled.size(); c++) {
            byte[] plane = scaled.get(c).pixels();
            for (int i = 0; i < width * height; i++) {
                pixels[i * scaled.size() + c] = plane[i];
            }
        }
        if (scaled.size() == 1 && !measured) {
            NORMALIZER.normalize(pixels, width, height);
        }
        return new TextLine(truth, pixels, width, height, group);
    }

    /** Equal for equal pictures. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (GrayPicture plane : planes) {
                digest.update(Integer.toString(plane.width()).getBytes(StandardCharsets.US_ASCII));
                digest.update(plane.pixels());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
