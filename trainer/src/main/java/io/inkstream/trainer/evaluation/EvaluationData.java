package io.inkstream.trainer.evaluation;

import io.inkstream.trainer.dataset.LabelledPicture;
import io.inkstream.trainer.dataset.PictureForm;
import io.inkstream.trainer.dataset.ScannedLine;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.dataset.reading.DataFolder;
import io.inkstream.trainer.dataset.reading.Fault;
import io.inkstream.trainer.dataset.reading.Sample;
import io.inkstream.trainer.dataset.reading.TruePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a folder offers to measure with, in any format that training reads.
 *
 * @param lines of text, or pictures whose text is their class
 * @param faults files that are left out because they do not fit together
 */
public record EvaluationData(List<TrueLine> lines, List<TruePage> pages, List<Fault> faults) {

    private static final String PAGES = "pages";

    public EvaluationData {
        lines = List.copyOf(lines);
        pages = List.copyOf(pages);
        faults = List.copyOf(faults);
    }

    public static EvaluationData ofLines(List<TrueLine> lines) {
        return new EvaluationData(lines, List.of(), List.of());
    }

    /** Whole pages. */
    public static EvaluationData ofPages(List<TruePage> pages) {
        return new EvaluationData(List.of(), pages, List.of());
    }

    /** The pages of a folder, also where they lie in {@code pages} beside lines. */
    public static EvaluationData readPages(Path folder) throws IOException {
        return read(folder, 1).withoutLines().checked(folder);
    }

    /** Lines or pictures by the name of their set, which is their document. */
    public static EvaluationData ofSets(Map<String, List<TextLine>> sets) {
        List<TrueLine> lines = new ArrayList<>();
        sets.forEach((set, own) -> {
            for (int i = 0; i < own.size(); i++) {
                lines.add(new TrueLine(set + " line " + (i + 1), set, own.get(i)));
            }
        });
        return ofLines(lines);
    }

    /**
     * Lines or pages, and both where pages lie in {@code pages} beside the lines.
     *
     * @param height of the lines the model reads
     */
    public static EvaluationData read(Path folder, int height) throws IOException {
        EvaluationData data =
                switch (DataFolder.open(folder)) {
                    case DataFolder.Lines lines -> read(lines, folder.resolve(PAGES), height);
                    case DataFolder.Pages pages ->
                            new EvaluationData(List.of(), pages.pages(), errors(pages));
                    case DataFolder.Classes classes ->
                            throw new IOException(
                                    "%s holds classes (%s), which a model of lines does not tell apart; name a model of the kind class"
                                            .formatted(folder, classes.format()));
                    case DataFolder.Unknown unknown -> throw new IOException(unknown.message());
                };
        return data.checked(folder);
    }

    private static EvaluationData read(DataFolder.Lines folder, Path besides, int height)
            throws IOException {
        List<TrueLine> lines = new ArrayList<>();
        for (Sample sample : folder.samples()) {
            lines.add(
                    new TrueLine(
                            sample.name(),
                            sample.group(),
                            ScannedLine.of(sample).prepared(height)));
        }
        List<Fault> faults = new ArrayList<>(errors(folder));
        if (Files.isDirectory(besides)
                && DataFolder.open(besides) instanceof DataFolder.Pages more) {
            faults.addAll(errors(more));
            return new EvaluationData(lines, more.pages(), faults);
        }
        return new EvaluationData(lines, List.of(), faults);
    }

    /** Pictures of classes or numbers. Any format does: the text of a picture is its truth. */
    public static EvaluationData readPictures(Path folder, PictureForm form) throws IOException {
        DataFolder found = DataFolder.open(folder);
        if (found instanceof DataFolder.Unknown(String message)) {
            throw new IOException(message);
        }
        List<TrueLine> pictures = new ArrayList<>();
        for (Sample sample : found.samples()) {
            pictures.add(
                    new TrueLine(
                            sample.name(),
                            sample.group(),
                            LabelledPicture.of(sample, form).fitted(form)));
        }
        return new EvaluationData(pictures, List.of(), errors(found)).checked(folder);
    }

    private static List<Fault> errors(DataFolder folder) {
        return folder.faults().stream()
                .filter(fault -> fault.severity() == Fault.Severity.ERROR)
                .toList();
    }

    private EvaluationData checked(Path folder) throws IOException {
        if (isEmpty()) {
            throw new IOException(
                    "%s has nothing to measure with%s"
                            .formatted(
                                    folder,
                                    faults.stream()
                                            .findFirst()
                                            .map(f ->
                                                    ": %s: %s; %s"
                                                            .formatted(
                                                                    f.file(),
                                                                    f.problem(),
                                                                    f.remedy()))
                                            .orElse("")));
        }
        return this;
    }

    public boolean isEmpty() {
        return lines.isEmpty() && pages.isEmpty();
    }

    public EvaluationData withoutPages() {
        return new EvaluationData(lines, List.of(), faults);
    }

    public EvaluationData withoutLines() {
        return new EvaluationData(List.of(), pages, faults);
    }

    /** Only what belongs to some documents; a page is a document of its own. */
    public EvaluationData where(Predicate<String> document) {
        return new EvaluationData(
                lines.stream().filter(line -> document.test(line.document())).toList(),
                pages.stream().filter(page -> document.test(page.id())).toList(),
                faults);
    }

    /** At most so many lines and pages, taken at equal distances. */
    public EvaluationData atMost(int count) {
        return new EvaluationData(spread(lines, count), spread(pages, count), faults);
    }

    private static <T> List<T> spread(List<T> all, int count) {
        return all.size() <= count
                ? all
                : IntStream.range(0, count)
                        .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                        .toList();
    }
}
