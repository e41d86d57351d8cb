package io.inkstream.recognition.layout;

import io.inkstream.recognition.evaluation.Detection;
import io.inkstream.recognition.evaluation.LineMatches;
import io.inkstream.recognition.image.DecodedImage;
import io.inkstream.recognition.image.ImageDecoder;
import io.inkstream.recognition.image.ImageLimits;
import io.inkstream.recognition.image.PageImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures the segmenter on sets of pages with true lines: {@code LayoutAccuracy <set folder>...}.
 */
final class LayoutAccuracy {
    private LayoutAccuracy() {}

    public static void main(String[] sets) throws IOException {
        for (String set : sets) {
            measure(Path.of(set), true);
        }
    }

    static Detection measure(Path set, boolean print) throws IOException {
        LineSegmenter segmenter = new LineSegmenter(SegmenterSettings.DEFAULT);
        Detection sum = Detection.NONE;
        long nanos = 0;
        int pages = 0;
        for (TruePage page : TruePage.listPages(set)) {
            if (!(new ImageDecoder(ImageLimits.DEFAULT).decode(Files.readAllBytes(page.picture()))
                    instanceof DecodedImage.Decoded(PageImage image, boolean _))) {
                throw new IOException("not a picture: " + page.picture());
            }
            long start = System.nanoTime();
            Layout layout = segmenter.segment(image);
            nanos += System.nanoTime() - start;
            pages++;
            Detection matches =
                    LineMatches.of(
                                    page.lines(),
                                    layout.lines().stream().map(TextLine::outline).toList())
                            .counts();
            sum = sum.plus(matches);
            if (print) {
                System.out.printf(
                        "  %-60s %s skew %.2f f1 %.3f%n",
                        page.name(), matches, layout.skewDegrees(), matches.f1());
            }
        }
        if (print) {
            System.out.printf(
                    "%s: F1 %.4f, precision %.4f, recall %.4f, %s, %d ms a page%n",
                    set.getFileName(),
                    sum.f1(),
                    sum.precision(),
                    sum.recall(),
                    sum,
                    nanos / 1_000_000 / Math.max(1, pages));
        }
        return sum;
    }
}
