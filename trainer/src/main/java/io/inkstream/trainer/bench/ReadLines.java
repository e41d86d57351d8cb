package io.inkstream.trainer.bench;

import io.inkstream.recognition.PageRecognizer;
import io.inkstream.recognition.RecognitionSettings;
import io.inkstream.recognition.image.DecodedImage;
import io.inkstream.recognition.image.ImageDecoder;
import io.inkstream.recognition.image.ImageLimits;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.LineModel;
import io.inkstream.recognition.line.CutSettings;
import io.inkstream.recognition.line.LineCutter;
import io.inkstream.recognition.line.LineImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The recogniser alone, as a program that is measured: reads pictures of single lines in batches.
 * Arguments: model, output file, list of pictures, list of pictures to warm up with. Writes a text
 * per line. Reads some lines before it counts, as {@link ReadPages} does.
 */
final class ReadLines {
    private static final int LINES_AT_ONCE = 64;
    private static final int WARM_UP_LINES = 6000;

    private final ImageDecoder images = new ImageDecoder(ImageLimits.DEFAULT);
    private final LineCutter cutter = new LineCutter(CutSettings.DEFAULT);
    private final PageRecognizer recognizer;
    private final int height;

    private ReadLines(LineModel model) {
        this.recognizer = new PageRecognizer(model, RecognitionSettings.DEFAULT);
        this.height = model.description().height();
    }

    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        List<String> pictures = Files.readAllLines(Path.of(args[2]));
        List<String> warmUp = Files.readAllLines(Path.of(args[3]));
        try (LineModel model = LineModel.open(Path.of(args[0]))) {
            ReadLines reader = new ReadLines(model);
            for (int read = 0; read < WARM_UP_LINES; read += warmUp.size()) {
                reader.read(warmUp);
            }
            Files.write(Path.of(args[1]), reader.read(pictures));
        }
        System.exit(0);
    }

    private List<String> read(List<String> pictures) throws IOException, InferenceException {
        List<String> texts = new ArrayList<>(pictures.size());
        for (int from = 0; from < pictures.size(); from += LINES_AT_ONCE) {
            int to = Math.min(pictures.size(), from + LINES_AT_ONCE);
            List<LineImage> lines = new ArrayList<>(LINES_AT_ONCE);
            for (String picture : pictures.subList(from, to)) {
                lines.add(cut(Path.of(picture)));
            }
            recognizer.read(lines).forEach(line -> texts.add(line.text()));
        }
        return texts;
    }

    private LineImage cut(Path picture) throws IOException {
        return switch (images.decode(Files.readAllBytes(picture))) {
            case DecodedImage.Decoded(var page, var _) -> cutter.cutWhole(page, height);
            case DecodedImage.Rejected(var fault, var detail) ->
                    throw new IOException(picture + ": " + fault + ", " + detail);
        };
    }
}
