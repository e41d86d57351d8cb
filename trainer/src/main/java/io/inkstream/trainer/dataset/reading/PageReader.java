package io.inkstream.trainer.dataset.reading;

import io.inkstream.recognition.pagexml.DescribedPage;
import io.inkstream.recognition.pagexml.DrawnLine;
import io.inkstream.recognition.pagexml.PageXml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * ALTO and PAGE files with the pictures they name, beside them or of the same name. Every line with
 * text is cut from its page as the worker would cut it. The group is the page.
 */
final class PageReader implements DataReader {

    private static final String PIXEL = "pixel";

    @Override
    public Optional<DataFolder> read(FileTree tree) throws IOException {
        List<TruePage> pages = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        TreeSet<String> formats = new TreeSet<>();
        for (Path file : tree.endingWith(".xml")) {
            try {
                Optional<DescribedPage> truth = PageXml.read(file);
                if (truth.isPresent()) {
                    formats.add(truth.get().format());
                    page(tree, file, truth.get(), pages, samples, faults);
                }
            } catch (IOException e) {
                faults.add(
                        Fault.malformed(
                                tree.relative(file),
                                String.valueOf(e.getMessage()),
                                "export the page again"));
            }
        }
        if (formats.isEmpty() && faults.isEmpty()) {
            return Optional.empty();
        }
        String format = formats.isEmpty() ? "XML" : String.join(" and ", formats);
        return Optional.of(new DataFolder.Pages(format, pages, samples, faults));
    }

    private static void page(
            FileTree tree,
            Path file,
            DescribedPage truth,
            List<TruePage> pages,
            List<Sample> samples,
            List<Fault> faults) {
        String name = tree.relative(file);
        Optional<Path> picture = picture(tree, file, truth);
        if (picture.isEmpty()) {
            faults.add(Fault.orphanText(name, truth.image()));
            return;
        }
        if (!truth.unit().equals(PIXEL)) {
            faults.add(
                    Fault.malformed(
                            name,
                            "coordinates are in '%s'".formatted(truth.unit()),
                            "export the page with coordinates in pixels"));
            return;
        }
        PageCutter cutter = new PageCutter(picture.get(), truth.width());
        String group = FileTree.stem(picture.get());
        pages.add(TruePage.of(group, picture.get(), truth));
        for (DescribedPage.Line line : truth.lines()) {
            Optional<DrawnLine> drawn = DrawnLine.of(line);
            if (drawn.isEmpty()) {
                faults.add(
                        new Fault(
                                Fault.Severity.WARNING,
                                "line-without-place",
                                name,
                                "line '%s' has no outline, or does not run from left to right"
                                        .formatted(line.id()),
                                "draw its outline and baseline"));
            } else if (!line.text().isBlank()) {
                samples.add(
                        new Sample(
                                name + "#" + line.id(),
                                group,
                                line.text(),
                                () -> cutter.cut(drawn.get())));
            }
        }
    }

    private static Optional<Path> picture(FileTree tree, Path file, DescribedPage truth) {
        String named = truth.image().substring(truth.image().lastIndexOf('/') + 1);
        Path beside = file.resolveSibling(named);
        if (!named.isEmpty() && tree.files().contains(beside)) {
            return Optional.of(beside);
        }
        return (named.isEmpty() ? Optional.<Path>empty() : tree.picture(named))
                .or(() -> tree.picture(FileTree.stem(file)));
    }
}
