package io.inkstream.trainer.bench;

import io.inkstream.recognition.evaluation.Accuracy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the same pages with our recogniser and, where it is installed, with Tesseract.
 *
 * @param pages what was read
 * @param ours our texts and costs
 * @param theirs Tesseract's by how it looked for text; empty where it is not installed
 */
record Comparison(List<BenchPage> pages, Reader ours, Map<Tesseract.Mode, Reader> theirs) {

    /**
     * One reader's part.
     *
     * @param accuracies one per page
     * @param cpuPerPage seconds, start-up taken out
     * @param all the run of all pages
     */
    record Reader(List<Accuracy> accuracies, double cpuPerPage, Measured all) {}

    static Comparison of(
            List<BenchPage> pages,
            Inkstream inkstream,
            Optional<Tesseract> tesseract,
            List<Tesseract.Mode> modes)
            throws IOException, InterruptedException {
        List<Path> images = pages.stream().map(BenchPage::image).toList();
        List<Path> first = images.subList(0, 1);
        Inkstream.Run one = inkstream.read(first, images, 1);
        Inkstream.Run all = inkstream.read(images, images, 1);
        Reader ours =
                new Reader(
                        accuracies(pages, all.texts()),
                        Measured.perPage(all.measured(), images.size(), one.measured()),
                        all.measured());
        Map<Tesseract.Mode, Reader> theirs = new LinkedHashMap<>();
        if (tesseract.isPresent()) {
            for (Tesseract.Mode mode : modes) {
                Tesseract.Run single = tesseract.get().read(first, mode);
                Tesseract.Run whole = tesseract.get().read(images, mode);
                theirs.put(
                        mode,
                        new Reader(
                                accuracies(pages, whole.texts()),
                                Measured.perPage(
                                        whole.measured(), images.size(), single.measured()),
                                whole.measured()));
            }
        }
        return new Comparison(pages, ours, theirs);
    }

    private static List<Accuracy> accuracies(List<BenchPage> pages, List<String> texts) {
        List<Accuracy> accuracies = new ArrayList<>(pages.size());
        for (int i = 0; i < pages.size(); i++) {
            accuracies.add(Accuracy.of(pages.get(i).truth(), texts.get(i)));
        }
        return accuracies;
    }

    /** Levels in the order of the pages. */
    List<String> levels() {
        return pages.stream().map(BenchPage::level).distinct().toList();
    }

    /** Errors of a reader on the pages of some levels. */
    Accuracy accuracy(Reader reader, List<String> levels) {
        Accuracy sum = Accuracy.NONE;
        for (int i = 0; i < pages.size(); i++) {
            if (levels.contains(pages.get(i).level())) {
                sum = sum.plus(reader.accuracies().get(i));
            }
        }
        return sum;
    }

    Accuracy accuracy(Reader reader) {
        return accuracy(reader, levels());
    }

    /** Lines of truth, which both readers have to read. */
    long lines() {
        return pages.stream()
                .mapToLong(page -> page.truth().lines().filter(line -> !line.isBlank()).count())
                .sum();
    }

    /** Pages per core-second against Tesseract as it comes. */
    Optional<Double> ratio() {
        return Optional.ofNullable(theirs.get(Tesseract.Mode.DEFAULT))
                .filter(reader -> ours.cpuPerPage() > 0)
                .map(reader -> reader.cpuPerPage() / ours.cpuPerPage());
    }

    /** The figures in one object, absent ones left null. */
    Map<String, Object> figures() {
        Optional<Reader> tesseract = Optional.ofNullable(theirs.get(Tesseract.Mode.DEFAULT));
        Optional<Reader> sauvola = Optional.ofNullable(theirs.get(Tesseract.Mode.SAUVOLA));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("pages", pages.size());
        figures.put("cpu_s_per_page", ours.cpuPerPage());
        figures.put("tesseract_cpu_s_per_page", tesseract.map(Reader::cpuPerPage));
        figures.put("ratio", ratio());
        figures.put("cer", accuracy(ours).cer());
        figures.put("tesseract_cer", tesseract.map(reader -> accuracy(reader).cer()));
        figures.put("tesseract_sauvola_cer", sauvola.map(reader -> accuracy(reader).cer()));
        figures.put("lines_per_cpu_s", lines() / (ours.cpuPerPage() * pages.size()));
        List<Object> each = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            each.add(page(i, tesseract));
        }
        figures.put("each", each);
        return figures;
    }

    private Map<String, Object> page(int i, Optional<Reader> tesseract) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("name", String.valueOf(pages.get(i).image().getFileName()));
        page.put("cer", ours.accuracies().get(i).cer());
        page.put("tesseract_cer", tesseract.map(reader -> reader.accuracies().get(i).cer()));
        return page;
    }
}
