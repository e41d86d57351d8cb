package io.inkstream.trainer.release;

import io.inkstream.recognition.finder.FinderModel;
import io.inkstream.recognition.finder.LineMaps;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.training.LinesObjective;
import java.io.IOException;
import java.nio.file.Path;

/** A written line finder; its answers are maps. */
final class ExportedPages implements ExportedModel {

    private final FinderModel model;
    private int columns;

    private ExportedPages(FinderModel model) {
        this.model = model;
    }

    static ExportedPages open(Path file)
            throws IOException, InferenceException, InvalidModelException {
        return new ExportedPages(FinderModel.open(file));
    }

    @Override
    public ModelDescription description() {
        return model.description();
    }

    @Override
    public int paddedWidth(int width) {
        int step = model.description().padding();
        return (width + step - 1) / step * step;
    }

    @Override
    public float[] answer(TextLine picture) throws InferenceException {
        columns = picture.width() / LineMaps.CELL;
        return model.maps(picture.width(), picture.height(), picture.pixels()).values();
    }

    /** What the maps of the last picture say. */
    @Override
    public String reading(float[] answer) {
        return LinesObjective.reading(
                answer, columns, answer.length / LineMaps.names().size() / columns);
    }

    @Override
    public void close() throws InferenceException {
        model.close();
    }
}
