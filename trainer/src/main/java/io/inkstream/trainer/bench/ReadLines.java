package io.inkstream.trainer.bench;

import io.inkstream.recognition.PageRecognizer;
import io.inkstream.recognition.RecognitionSettings;
import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.image.DecodedImage;
import io.inkstream.recognition.image.ImageDecoder;
import io.inkstream.recognition.image.ImageLimits;
import io.inkstream.recognition.inference.LineModel;
import io.inkstream.recognition.line.CutSettings;
import io.inkstream.recognition.line.LineCutter;
import io.inkstream.recognition.line.LineImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The recogniser alone, as a program that is measured: reads pictures of single lines in batches.
 * Arguments: model, output file, list of pictures. Writes a text per line. Reads its first line
 * often before it counts, as {@link ReadPages} does.
 */
final class ReadLines {
    private static final int LINES_AT_ONCE = 64;
    private static final int WARM_UP_READS = 20;

    private ReadLines() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        ImageDecoder images = new ImageDecoder(ImageLimits.DEFAULT);
        LineCutter cutter = new LineCutter(CutSettings.DEFAULT);
        List<String> pictures = Files.readAllLines(Path.of(args[2]));
        StringBuilder texts = new StringBuilder();
        try (LineModel model = LineModel.open(Path.of(args[0]))) {
            PageRecognizer recognizer = new PageRecognizer(model, RecognitionSettings.DEFAULT);
            LineImage first =
                    cut(Path.of(pictures.getFirst()), images, cutter, model.description().height());
            for (int i = 0; i < WARM_UP_READS; i++) {
                recognizer.read(Collections.nCopies(LINES_AT_ONCE, first));
            }
            for (int from = 0; from < pictures.size(); from += LINES_AT_ONCE) {
                List<LineImage> lines = new ArrayList<>();
                int to = Math.min(pictures.size(), from + LINES_AT_ONCE);
                for (String picture : pictures.subList(from, to)) {
                    lines.add(cut(Path.of(picture), images, cutter, model.description().height()));
                }
                for (LineText text : recognizer.read(lines)) {
                    texts.append(text.text()).append('\n');
                }
            }
        }
        Files.writeString(Path.of(args[1]), texts);
        System.exit(0);
    }

    private static LineImage cut(Path picture, ImageDecoder images, LineCutter cutter, int height)
            throws IOException {
        return switch (images.decode(Files.readAllBytes(picture))) {
            case DecodedImage.Decoded(var page, var _) -> cutter.cutWhole(page, height);
            case DecodedImage.Rejected(var fault, var detail) ->
                    throw new IOException(picture + ": " + fault + ", " + detail);
        };
    }
}
