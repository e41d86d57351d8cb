package io.inkstream.trainer.publishing;

import io.inkstream.contracts.ModelFileNames;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.LineModel;
import io.inkstream.recognition.inference.Logits;
import io.inkstream.recognition.inference.PictureModel;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.model.ModelKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What a model must hold before it is registered: its description is complete and agrees with the
 * graph, ONNX Runtime opens it, its characters differ, and it answers a golden batch (paper, ink,
 * noise, strokes; narrow and wide) with log probabilities, or with numbers.
 */
final class ModelChecks {

    private static final int[] WIDTHS = {1, 7, 64, 100, 333, 1200};
    private static final double SUM_TOLERANCE = 1e-2;
    private static final byte PAPER = (byte) 255;

    private ModelChecks() {}

    static void check(ModelFolder folder) throws IOException, PublishRefusedException {
        for (String form : ModelFileNames.FORMS) {
            if (folder.files().containsKey(form)) {
                check(folder, form);
            }
        }
    }

    private static void check(ModelFolder folder, String form)
            throws IOException, PublishRefusedException {
        Path file = Files.createTempFile("checked-", ".onnx");
        try {
            Files.write(file, folder.content(form));
            ModelDescription description = ModelFile.read(file).description();
            if (!description.name().equals(folder.name())
                    || !description.version().equals(folder.version())) {
                throw new PublishRefusedException(
                        "%s says it is %s@%s and not %s"
                                .formatted(
                                        form, description.name(), description.version(), folder));
            }
            checkAnswers(form, file, description.kind());
        } catch (InvalidModelException | InferenceException e) {
            throw new PublishRefusedException("%s: %s".formatted(form, e.getMessage()), e);
        } finally {
            Files.delete(file);
        }
    }

    private static void checkAnswers(String form, Path file, ModelKind kind)
            throws InferenceException, InvalidModelException, PublishRefusedException {
        switch (kind) {
            case LINE -> {
                try (LineModel model = LineModel.open(file)) {
                    checkAnswers(form, model);
                }
            }
            case CLASS, REGRESSION -> {
                try (PictureModel model = PictureModel.open(file)) {
                    checkAnswers(form, model, kind);
                }
            }
            case SEGMENTER, PREFIX ->
                    throw new PublishRefusedException(
                            "%s is a model of kind %s; lines, classes and numbers are what models read"
                                    .formatted(form, kind.word()));
        }
    }

    private static void checkAnswers(String form, PictureModel model, ModelKind kind)
            throws InferenceException, PublishRefusedException {
        int height = model.description().height();
        for (int wanted : WIDTHS) {
            int width = model.widest() == 0 ? wanted : Math.min(wanted, model.widest());
            for (LineImage picture : golden(width * model.channels(), height)) {
                double sum = 0;
                for (float value : model.infer(width, picture.pixels())) {
                    sum += kind == ModelKind.CLASS ? Math.exp(value) : value;
                }
                boolean sound =
                        kind == ModelKind.CLASS
                                ? Math.abs(sum - 1) < SUM_TOLERANCE
                                : Double.isFinite(sum);
                if (!sound) {
                    throw new PublishRefusedException(
                            "%s: the answers to a picture %d wide sum to %s"
                                    .formatted(form, width, sum));
                }
            }
        }
    }

    private static void checkAnswers(String form, LineModel model)
            throws InferenceException, PublishRefusedException {
        for (int width : WIDTHS) {
            for (Logits answer : model.infer(golden(width, model.description().height()))) {
                for (int step = 0; step < answer.steps(); step++) {
                    double sum = 0;
                    for (int c = 0; c < answer.classes(); c++) {
                        sum += Math.exp(answer.at(step, c));
                    }
                    // a value that is not finite makes a sum that is not
                    if (!(Math.abs(sum - 1) < SUM_TOLERANCE)) {
                        throw new PublishRefusedException(
                                "%s: the probabilities of step %d of a line %d wide sum to %s instead of 1"
                                        .formatted(form, step, width, sum));
                    }
                }
            }
        }
    }

    private static List<LineImage> golden(int width, int height) {
        Random random = new Random(width);
        byte[] paper = new byte[width * height];
        Arrays.fill(paper, PAPER);
        byte[] noise = new byte[width * height];
        random.nextBytes(noise);
        byte[] strokes = paper.clone();
        for (int i = 0; i < strokes.length; i++) {
            if (i % width % 9 < 2) {
                strokes[i] = 0;
            }
        }
        List<LineImage> lines = new ArrayList<>();
        for (byte[] pixels : List.of(paper, new byte[width * height], noise, strokes)) {
            lines.add(LineImage.detached(width, height, pixels));
        }
        return lines;
    }
}
