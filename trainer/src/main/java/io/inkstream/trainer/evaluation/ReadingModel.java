package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.PageRecognizer;
import io.inkstream.recognition.RecognitionSettings;
import io.inkstream.recognition.StepWatch;
import io.inkstream.recognition.decoding.Decoding;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.finder.FinderModel;
import io.inkstream.recognition.finder.LineFinder;
import io.inkstream.recognition.finder.PageFinder;
import io.inkstream.recognition.image.DecodedImage;
import io.inkstream.recognition.image.ImageDecoder;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.LineModel;
import io.inkstream.recognition.layout.LineSegmenter;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.dataset.reading.TruePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line model that reads as a worker does: the same segmenter, batches and decoder. For one
 * thread; close it after use.
 */
public final class ReadingModel implements AutoCloseable {

    private static final int TOGETHER = 256;

    private final LineModel model;
    private final Optional<FinderModel> finder;
    private final PageRecognizer recognizer;
    private final ImageDecoder images = new ImageDecoder(RecognitionSettings.DEFAULT.image());

    private ReadingModel(LineModel model, Optional<FinderModel> finder, Decoding decoding) {
        this.model = model;
        this.finder = finder;
        RecognitionSettings settings = RecognitionSettings.DEFAULT;
        LineSegmenter letters = new LineSegmenter(settings.segmenter());
        int most = settings.segmenter().maxLines();
        this.recognizer =
                new PageRecognizer(
                        model,
                        settings,
                        decoding,
                        finder.<PageFinder>map(network -> new LineFinder(network, letters, most))
                                .orElseGet(() -> PageFinder.of(letters)),
                        StepWatch.NONE);
    }

    /** Finds lines by their letters. */
    public static ReadingModel open(Path file, Decoding decoding)
            throws InferenceException, InvalidModelException {
        return new ReadingModel(LineModel.open(file), Optional.empty(), decoding);
    }

    /**
     * With what finds the lines of pages.
     *
     * @param finder the file of a line finder; absent to find them by their letters
     */
    public static ReadingModel open(Path file, Decoding decoding, Optional<Path> finder)
            throws IOException, InferenceException, InvalidModelException {
        Optional<FinderModel> opened = Optional.empty();
        if (finder.isPresent()) {
            opened = Optional.of(FinderModel.open(finder.get()));
        }
        return new ReadingModel(LineModel.open(file), opened, decoding);
    }

    public ModelDescription description() {
        return model.description();
    }

    /** Readings in the order of the lines. */
    public List<LineReading> read(List<TrueLine> lines) throws InferenceException {
        List<LineReading> readings = new ArrayList<>(lines.size());
        for (int from = 0; from < lines.size(); from += TOGETHER) {
            List<TrueLine> some = lines.subList(from, Math.min(lines.size(), from + TOGETHER));
            List<LineText> texts =
                    recognizer.read(some.stream().map(line -> image(line.line())).toList());
            for (int i = 0; i < some.size(); i++) {
                readings.add(LineReading.of(some.get(i), texts.get(i)));
            }
        }
        return readings;
    }

    /** Reads a page from its picture alone. */
    public PageMeasure read(TruePage page) throws IOException, InferenceException {
        return switch (images.decode(Files.readAllBytes(page.image()))) {
            case DecodedImage.Decoded(PageImage image, var _) ->
                    PageMeasure.of(page.scaledTo(image.width()), recognizer.recognize(image));
            case DecodedImage.Rejected(var fault, String detail) ->
                    throw new IOException(
                            "%s cannot be read: %s, %s".formatted(page.image(), fault, detail));
        };
    }

    private static LineImage image(TextLine line) {
        return LineImage.detached(line.width(), line.height(), line.pixels());
    }

    @Override
    public void close() throws InferenceException {
        if (finder.isPresent()) {
            finder.get().close();
        }
        model.close();
    }
}
