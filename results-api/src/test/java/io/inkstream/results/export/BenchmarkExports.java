package io.inkstream.results.export;

import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import io.inkstream.results.BatchStory;
import io.inkstream.results.export.content.DocumentPages;
import io.inkstream.results.export.content.EndedPage;
import io.inkstream.results.export.content.FileNames;
import io.inkstream.results.export.content.ImageSource;
import io.inkstream.results.export.content.PageFile;
import io.inkstream.results.export.content.ReadPage;
import io.inkstream.results.query.DocumentView;
import io.inkstream.results.query.OutputFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * Pages per second of processor time that each format is written at: documents of {@value #PAGES}
 * pages with {@value #LINES} lines, from the stored JSON to the bytes of the file. PDF with a grey
 * page image each.
 */
public final class BenchmarkExports {
    private static final int PAGES = 100;
    private static final int LINES = 35;
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 10;
    private static final String TEXT = "It was the best of times, it was the worst of";

    private final TypedDocument typed;
    private final List<EndedPage> stored;
    private final Formats formats;

    private BenchmarkExports() throws IOException {
        BatchStory batch = new BatchStory("exports");
        PageOutcome[] pages = new PageOutcome[PAGES];
        for (int i = 0; i < PAGES; i++) {
            TypedPage page = TypedPage.of(batch, "report.pdf", i + 1);
            for (int line = 0; line < LINES; line++) {
                page.line(TEXT.substring(line % 7) + " " + line);
            }
            pages[i] = page.result();
        }
        typed = TypedDocument.of("report.pdf", pages);
        stored = typed.outcomes().stream().map(TypedDocument::ended).toList();
        byte[] image = image();
        ImageSource images = _ -> Optional.of(image);
        formats = new Formats(images, "https://example.org");
    }

    public static void main(String[] args) throws IOException {
        BenchmarkExports benchmark = new BenchmarkExports();
        System.out.println("| format | pages/s of one core | KB/page |");
        System.out.println("| --- | ---: | ---: |");
        for (OutputFormat format : OutputFormat.values()) {
            if (format != OutputFormat.JSON) { // the pages as they are stored, in a frame
                benchmark.measure(format);
            }
        }
    }

    private void measure(OutputFormat format) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            write(format, OutputStream.nullOutputStream());
        }
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            write(format, OutputStream.nullOutputStream());
        }
        double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(format, bytes);
        System.out.printf(
                "| %s | %.0f | %.1f |%n",
                format.parameter(), PAGES * ROUNDS / seconds, bytes.size() / 1e3 / PAGES);
    }

    private void write(OutputFormat format, OutputStream to) throws IOException {
        switch (format.extent()) {
            case BATCH ->
                    Formats.stream(
                            format,
                            visitor -> {
                                visitor.document(typed.view());
                                for (EndedPage page : stored) {
                                    visitor.page(typed.view(), page);
                                }
                                visitor.endDocument(typed.view());
                            },
                            to);
            case DOCUMENT -> formats.document(format).write(new StoredDocument(), to);
            case PAGE -> {
                PageFile file = formats.page(format).orElseThrow();
                for (EndedPage page : stored) {
                    file.write(ReadPage.of((PageResult) page.outcome(), typed.names()), to);
                }
            }
        }
    }

    private static byte[] image() throws IOException {
        BufferedImage image =
                new BufferedImage(TypedPage.WIDTH, TypedPage.HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    /** The pages as they lie in the database. */
    private final class StoredDocument implements DocumentPages {
        @Override
        public DocumentView view() {
            return typed.view();
        }

        @Override
        public FileNames names() {
            return typed.names();
        }

        @Override
        public Optional<PageResult> firstResult() {
            return typed.firstResult();
        }

        @Override
        public void forEach(Visitor visitor) throws IOException {
            for (EndedPage page : stored) {
                visitor.page(page);
            }
        }
    }
}
