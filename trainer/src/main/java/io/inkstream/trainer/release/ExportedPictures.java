package io.inkstream.trainer.release;

import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.PictureModel;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.trainer.dataset.TextLine;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A written model of classes or numbers. */
record ExportedPictures(PictureModel model) implements ExportedModel {

    static ExportedPictures open(Path file) throws InferenceException, InvalidModelException {
        return new ExportedPictures(PictureModel.open(file));
    }

    @Override
    public ModelDescription description() {
        return model.description();
    }

    @Override
    public int paddedWidth(int width) {
        return model.paddedWidth(width);
    }

    @Override
    public float[] answer(TextLine picture) throws InferenceException {
        return model.infer(picture.width(), picture.pixels(model.channels()));
    }

    @Override
    public String reading(float[] answer) {
        if (description().kind() == ModelKind.REGRESSION) {
            return IntStream.range(0, answer.length)
                    .mapToObj(i -> Float.toString(answer[i]))
                    .collect(Collectors.joining(" "));
        }
        int best = 0;
        for (int i = 1; i < answer.length; i++) {
            best = answer[i] > answer[best] ? i : best;
        }
        return description().charset().get(best);
    }

    @Override
    public void close() throws InferenceException {
        model.close();
    }
}
