package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.evaluation.BaselineScore;
import io.inkstream.recognition.evaluation.Detection;
import io.inkstream.recognition.evaluation.Ratio;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is said about reading a set of pages; intervals resample pages.
 *
 * @param lines text of the true lines where they lie, missed lines as if nothing was read
 * @param pageCer whole pages in reading order
 */
public record PageEvaluation(
        List<PageMeasure> pages,
        Accuracy lines,
        Accuracy whole,
        Figure lineCer,
        Figure lineWer,
        Figure lineExact,
        Figure pageCer,
        Figure pageWer,
        Optional<Detection> found,
        Optional<Figure> lineF1,
        Optional<BaselineScore> baselines,
        Optional<Figure> baselineF1) {

    public static PageEvaluation of(List<PageMeasure> pages) {
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("there is no page to measure with");
        }
        List<Detection> found = pages.stream().flatMap(page -> page.found().stream()).toList();
        List<BaselineScore> baselines =
                pages.stream().flatMap(page -> page.baselines().stream()).toList();
        return new PageEvaluation(
                List.copyOf(pages),
                pages.stream().map(PageMeasure::lineSum).reduce(Accuracy.NONE, Accuracy::plus),
                pages.stream().map(PageMeasure::page).reduce(Accuracy.NONE, Accuracy::plus),
                figure(pages, page -> page.lineSum().characters().ratio()),
                figure(pages, page -> page.lineSum().words().ratio()),
                figure(pages, page -> new Ratio(page.lineSum().exact(), page.lineSum().lines())),
                figure(pages, page -> page.page().characters().ratio()),
                figure(pages, page -> page.page().words().ratio()),
                found.stream().reduce(Detection::plus),
                found.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Figure.of(found.stream().map(Detection::ratio).toList())),
                baselines.stream().reduce(BaselineScore::plus),
                baselines.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Figure.ofBaselines(baselines)));
    }

    /** Pages by their error rate, the worst first. */
    public List<PageMeasure> worst(int count) {
        return pages.stream()
                .sorted(Comparator.comparingDouble((PageMeasure p) -> p.page().cer()).reversed())
                .limit(count)
                .toList();
    }

    private interface Count {
        Ratio of(PageMeasure page);
    }

    private static Figure figure(List<PageMeasure> pages, Count count) {
        return Figure.of(pages.stream().map(count::of).toList());
    }
}
