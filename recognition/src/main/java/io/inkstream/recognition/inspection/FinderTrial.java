package io.inkstream.recognition.inspection;

import io.inkstream.recognition.finder.FinderModel;
import io.inkstream.recognition.finder.LineMaps;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Opens a line finder and shows it golden sheets, the smallest and the largest it can meet: it must
 * draw finite maps, and not the same ones whatever it sees.
 */
final class FinderTrial {
    private FinderTrial() {}

    static void check(Path file)
            throws IOException, InferenceException, InvalidModelException, RefusedModelException {
        try (FinderModel model = FinderModel.open(file)) {
            int step = model.description().padding();
            int largest = (model.description().height() + step - 1) / step * step;
            boolean differs = draws(model, step, step);
            differs |= draws(model, largest, largest);
            if (!differs) {
                throw new RefusedModelException(
                        ModelFault.GOLDEN_FAILED,
                        "draws paper and strokes alike: it finds nothing");
            }
        }
    }

    /** Whether it draws paper and strokes differently. */
    private static boolean draws(FinderModel model, int width, int height)
            throws InferenceException, RefusedModelException {
        List<float[]> drawn = new ArrayList<>();
        for (byte[] sheet : TrialRun.pictures(width, height)) {
            LineMaps maps = maps(model, width, height, sheet);
            for (float value : maps.values()) {
                if (!Float.isFinite(value)) {
                    throw new RefusedModelException(
                            ModelFault.GOLDEN_FAILED,
                            "draws %s on a sheet of %d x %d".formatted(value, width, height));
                }
            }
            drawn.add(maps.values());
        }
        return !Arrays.equals(drawn.getFirst(), drawn.getLast());
    }

    private static LineMaps maps(FinderModel model, int width, int height, byte[] sheet)
            throws InferenceException, RefusedModelException {
        try {
            return model.maps(width, height, sheet);
        } catch (IllegalArgumentException e) {
            throw new RefusedModelException(ModelFault.CONTRACT, String.valueOf(e.getMessage()), e);
        }
    }
}
