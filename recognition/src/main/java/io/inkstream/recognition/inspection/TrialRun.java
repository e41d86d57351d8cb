package io.inkstream.recognition.inspection;

import ai.onnxruntime.OrtException;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.Logits;
import io.inkstream.recognition.inference.OpenModel;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Opens a model and lets it read a golden set (paper, ink, noise, strokes; narrow and wide): it
 * must answer with probabilities, and not with the same ones whatever it sees.
 */
final class TrialRun {
    private static final int[] WIDTHS = {1, 7, 64, 100, 333, 1200};
    private static final double SUM_TOLERANCE = 1e-2;
    private static final double SAME = 1e-5;
    private static final byte PAPER = (byte) 255;

    private TrialRun() {}

    static void check(Path file) throws IOException, RefusedModelException {
        try {
            ModelKind kind = ModelFile.read(file).description().kind();
            switch (kind) {
                case LINE, CLASS -> {
                    try (OpenModel model = OpenModel.open(file)) {
                        checkAnswers(model);
                    }
                }
                case SEGMENTER -> FinderTrial.check(file);
                case REGRESSION, PREFIX ->
                        throw new RefusedModelException(
                                ModelFault.CONTRACT,
                                "is a model of kind %s; workers read with the kinds line, class and segmenter"
                                        .formatted(kind.word()));
            }
        } catch (InvalidModelException e) {
            throw new RefusedModelException(fault(e), String.valueOf(e.getMessage()), e);
        } catch (InferenceException e) {
            throw new RefusedModelException(
                    ModelFault.GOLDEN_FAILED, e.getMessage() + ": " + e.getCause(), e);
        }
    }

    private static ModelFault fault(InvalidModelException e) {
        if (!(e.getCause() instanceof OrtException)) {
            return ModelFault.CONTRACT;
        }
        String message = String.valueOf(e.getMessage());
        return message.contains("IR version") || message.contains("opset")
                ? ModelFault.UNSUPPORTED
                : ModelFault.CORRUPT;
    }

    private static void checkAnswers(OpenModel model)
            throws InferenceException, RefusedModelException {
        boolean differs = false;
        for (int width : WIDTHS) {
            List<Logits> answers = new ArrayList<>();
            model.infer(
                    golden(width, model.description().height()),
                    (_, lent) -> answers.add(lent.copy()));
            for (Logits answer : answers) {
                checkSums(answer, width);
            }
            differs |= differ(answers.getFirst(), answers.getLast());
        }
        if (!differs) {
            throw new RefusedModelException(
                    ModelFault.GOLDEN_FAILED, "answers paper and strokes alike: it reads nothing");
        }
    }

    private static void checkSums(Logits answer, int width) throws RefusedModelException {
        for (int step = 0; step < answer.steps(); step++) {
            double sum = 0;
            for (int c = 0; c < answer.classes(); c++) {
                sum += Math.exp(answer.at(step, c));
            }
            // a value that is not finite makes a sum that is not
            if (!(Math.abs(sum - 1) < SUM_TOLERANCE)) {
                throw new RefusedModelException(
                        ModelFault.GOLDEN_FAILED,
                        "the probabilities of step %d of a line %d wide sum to %s instead of 1"
                                .formatted(step, width, sum));
            }
        }
    }

    private static boolean differ(Logits a, Logits b) {
        for (int step = 0; step < a.steps(); step++) {
            for (int c = 0; c < a.classes(); c++) {
                if (Math.abs(a.at(step, c) - b.at(step, c)) > SAME) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<LineImage> golden(int width, int height) {
        return pictures(width, height).stream()
                .map(pixels -> LineImage.detached(width, height, pixels))
                .toList();
    }

    /** Paper, ink, noise and strokes. */
    static List<byte[]> pictures(int width, int height) {
        byte[] paper = new byte[width * height];
        Arrays.fill(paper, PAPER);
        byte[] noise = new byte[width * height];
        new Random(width).nextBytes(noise);
        byte[] strokes = paper.clone();
        for (int i = 0; i < strokes.length; i++) {
            if (i % width % 9 < 2) {
                strokes[i] = 0;
            }
        }
        return List.of(paper, new byte[width * height], noise, strokes);
    }
}
