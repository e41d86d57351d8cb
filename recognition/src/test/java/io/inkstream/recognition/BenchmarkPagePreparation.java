package io.inkstream.recognition;

import io.inkstream.recognition.finder.FinderModel;
import io.inkstream.recognition.finder.FinderPicture;
import io.inkstream.recognition.finder.LineFinder;
import io.inkstream.recognition.finder.LineMaps;
import io.inkstream.recognition.finder.LineTracing;
import io.inkstream.recognition.image.Components;
import io.inkstream.recognition.image.DecodedImage;
import io.inkstream.recognition.image.ImageDecoder;
import io.inkstream.recognition.image.ImageLimits;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.image.Sauvola;
import io.inkstream.recognition.layout.DrawnPage;
import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.LineSegmenter;
import io.inkstream.recognition.layout.SegmenterSettings;
import io.inkstream.recognition.line.CutSettings;
import io.inkstream.recognition.line.LineCutter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;

/**
 * CPU time of everything before the model, on a drawn A4 page at 300 dpi with 55 lines of print;
 * with a file of a line finder also that of its steps.
 */
final class BenchmarkPagePreparation {
    private static final int ROUNDS = 30;

    private BenchmarkPagePreparation() {}

    public static void main(String[] args) throws Exception {
        DrawnPage drawn = new DrawnPage(2481, 3507, 0.4);
        for (int i = 0; i < 55; i++) {
            drawn.line(
                    200,
                    250 + 55 * i,
                    42,
                    "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of fool");
        }
        PageImage page = drawn.noisy(12, 300, 1).page();
        byte[] jpeg = jpeg(page);
        LineSegmenter segmenter = new LineSegmenter(SegmenterSettings.DEFAULT);
        LineCutter cutter = new LineCutter(CutSettings.DEFAULT);
        Layout layout = segmenter.segment(page);
        measure(
                "decode grey JPEG",
                () -> (DecodedImage.Decoded) new ImageDecoder(ImageLimits.DEFAULT).decode(jpeg));
        measure("binarize", () -> Sauvola.binarize(page));
        var binary = Sauvola.binarize(page);
        measure("components", () -> Components.of(binary, Integer.MAX_VALUE));
        measure("segment, with binarize and components", () -> segmenter.segment(page));
        measure(
                "cut " + layout.lines().size() + " lines to height 32",
                () -> layout.lines().stream().map(line -> cutter.cut(page, line, 32)).toList());
        if (args.length > 0) {
            measureFinder(Path.of(args[0]), page, segmenter);
        }
    }

    /** The steps of a line finder, which computes on the calling thread. */
    private static void measureFinder(Path file, PageImage page, LineSegmenter segmenter)
            throws Exception {
        try (FinderModel model = FinderModel.open(file)) {
            FinderPicture picture = model.picture(page);
            LineMaps maps = model.maps(picture.width(), picture.height(), picture.pixels());
            measure("picture for the line finder", () -> model.picture(page));
            measure(
                    "maps of the line finder",
                    () -> model.maps(picture.width(), picture.height(), picture.pixels()));
            measure("trace its lines", () -> LineTracing.lines(maps));
            LineFinder finder = new LineFinder(model, segmenter, Integer.MAX_VALUE);
            measure("find lines, with segment", () -> finder.find(page));
        }
    }

    private static void measure(String step, Callable<?> work) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < ROUNDS; i++) {
            work.call();
        }
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            work.call();
        }
        System.out.printf(
                "%-45s %7.1f ms%n",
                step, (threads.getCurrentThreadCpuTime() - start) / 1e6 / ROUNDS);
    }

    private static byte[] jpeg(PageImage page) throws IOException {
        BufferedImage image =
                new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, page.width(), page.height(), page.pixels());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }
}
