package io.inkstream.trainer.publishing;

import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.PictureModel;
import io.inkstream.recognition.model.InvalidModelException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Lets a model of numbers look at paper, ink and noise, narrow and wide: it must answer with finite
 * numbers.
 */
final class NumbersTrial {

    private static final int[] WIDTHS = {1, 7, 28, 64, 333};
    private static final byte PAPER = (byte) 255;

    private NumbersTrial() {}

    /**
     * @param form what messages call the file
     */
    static void check(String form, Path file)
            throws InferenceException, InvalidModelException, PublishRefusedException {
        try (PictureModel model = PictureModel.open(file)) {
            for (int wanted : WIDTHS) {
                int width = model.widest() == 0 ? wanted : Math.min(wanted, model.widest());
                for (byte[] picture :
                        golden(width * model.channels() * model.description().height())) {
                    for (float value : model.infer(width, picture)) {
                        if (!Float.isFinite(value)) {
                            throw new PublishRefusedException(
                                    "%s answers a picture %d wide with %s"
                                            .formatted(form, width, value));
                        }
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
