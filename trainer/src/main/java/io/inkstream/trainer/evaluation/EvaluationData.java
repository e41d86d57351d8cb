package io.inkstream.trainer.evaluation;

import io.inkstream.trainer.dataset.LineSet;
import io.inkstream.trainer.dataset.ScannedLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a folder offers to measure with: lines ({@code lines.zip} with {@code lines.tsv}), pages
 * (pictures with {@code NAME.xml} or {@code NAME.gt.txt}, here or in {@code pages}), or both.
 */
public record EvaluationData(List<TrueLine> lines, List<TruePage> pages) {

    public EvaluationData {
        lines = List.copyOf(lines);
        pages = List.copyOf(pages);
    }

    /**
     * Recognises what lies in a folder.
     *
     * @param height of the lines the model reads
     */
    public static EvaluationData read(Path folder, int height) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        List<TrueLine> lines =
                Files.isRegularFile(folder.resolve("lines.zip"))
                        ? lines(LineSet.read(folder), height)
                        : List.of();
        Path pages = folder.resolve("pages");
        EvaluationData data =
                new EvaluationData(
                        lines, PageFolder.read(Files.isDirectory(pages) ? pages : folder));
        if (data.isEmpty()) {
            throw new IOException(
                    ("%s has neither lines.zip with lines.tsv, nor pictures with NAME.xml (ALTO or"
                                    + " PAGE) or NAME.gt.txt beside them")
                            .formatted(folder));
        }
        return data;
    }

    private static List<TrueLine> lines(List<ScannedLine> scanned, int height) {
        return scanned.stream()
                .map(line -> new TrueLine(line.name(), line.group(), line.prepared(height)))
                .toList();
    }

    public boolean isEmpty() {
        return lines.isEmpty() && pages.isEmpty();
    }

    public EvaluationData withoutPages() {
        return new EvaluationData(lines, List.of());
    }

    public EvaluationData withoutLines() {
        return new EvaluationData(List.of(), pages);
    }

    /** Only what belongs to some documents; a page is a document of its own. */
    public EvaluationData where(Predicate<String> document) {
        return new EvaluationData(
                lines.stream().filter(line -> document.test(line.document())).toList(),
                pages.stream().filter(page -> document.test(page.id())).toList());
    }

    /** At most so many lines and pages, taken at equal distances. */
    public EvaluationData atMost(int count) {
        return new EvaluationData(spread(lines, count), spread(pages, count));
    }

    private static <T> List<T> spread(List<T> all, int count) {
        return all.size() <= count
                ? all
                : IntStream.range(0, count)
                        .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                        .toList();
    }
}
