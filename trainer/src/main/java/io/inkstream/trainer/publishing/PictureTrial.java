package io.inkstream.trainer.publishing;

import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.PictureModel;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Lets a model of classes or numbers look at paper, ink and noise, narrow and wide: it must answer
 * with probabilities that sum to one, or with finite numbers.
 */
final class PictureTrial {

    private static final int[] WIDTHS = {1, 7, 28, 64, 333};
    private static final double SUM_TOLERANCE = 1e-2;
    private static final byte PAPER = (byte) 255;

    private PictureTrial() {}

    /**
     * @param form what messages call the file
     */
    static void check(String form, Path file)
            throws InferenceException, InvalidModelException, PublishRefusedException {
        try (PictureModel model = PictureModel.open(file)) {
            boolean classes = model.description().kind() == ModelKind.CLASS;
            for (int wanted : WIDTHS) {
                int width = model.widest() == 0 ? wanted : Math.min(wanted, model.widest());
                for (byte[] picture :
                        golden(width * model.channels() * model.description().height())) {
                    double sum = 0;
                    for (float value : model.infer(width, picture)) {
                        sum += classes ? Math.exp(value) : value;
                    }
                    if (!(classes ? Math.abs(sum - 1) < SUM_TOLERANCE : Double.isFinite(sum))) {
                        throw new PublishRefusedException(
                                "%s: the answers to a picture %d wide sum to %s"
                                        .formatted(form, width, sum));
                    }
                }
            }
        }
    }

    private static List<byte[]> golden(int values) {
        byte[] paper = new byte[values];
        Arrays.fill(paper, PAPER);
        byte[] noise = new byte[values];
        new Random(values).nextBytes(noise);
        return List.of(paper, new byte[values], noise);
    }
}
