package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.RecognitionSettings;
import io.inkstream.recognition.finder.FinderModel;
import io.inkstream.recognition.finder.LineFinder;
import io.inkstream.recognition.image.DecodedImage;
import io.inkstream.recognition.image.ImageDecoder;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.layout.LineSegmenter;
import io.inkstream.recognition.layout.SegmenterSettings;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.trainer.dataset.reading.TruePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A line finder that looks at pages as a worker does. For one thread; close it after use. */
public final class FinderReader implements AutoCloseable {

    private final FinderModel model;
    private final LineFinder finder;
    private final ImageDecoder images = new ImageDecoder(RecognitionSettings.DEFAULT.image());

    private FinderReader(FinderModel model) {
        this.model = model;
        SegmenterSettings settings = RecognitionSettings.DEFAULT.segmenter();
        this.finder = new LineFinder(model, new LineSegmenter(settings), settings.maxLines());
    }

    public static FinderReader open(Path file)
            throws IOException, InferenceException, InvalidModelException {
        return new FinderReader(FinderModel.open(file));
    }

    public ModelDescription description() {
        return model.description();
    }

    /** What is found on each page. */
    public List<FoundPage> find(List<TruePage> pages) throws IOException, InferenceException {
        List<FoundPage> found = new ArrayList<>();
        for (TruePage page : pages) {
            if (page.hasOutlines()) {
                PageImage image = image(page);
                found.add(FoundPage.of(page.scaledTo(image.width()), finder.find(image)));
            }
        }
        return found;
    }

    private PageImage image(TruePage page) throws IOException {
        return switch (images.decode(Files.readAllBytes(page.image()))) {
            case DecodedImage.Decoded(PageImage image, var _) -> image;
            case DecodedImage.Rejected(var fault, String detail) ->
                    throw new IOException(
                            "%s cannot be read: %s, %s".formatted(page.image(), fault, detail));
        };
    }

    @Override
    public void close() throws InferenceException {
        model.close();
    }
}
