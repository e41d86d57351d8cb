package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.evaluation.BaselineScore;
import io.inkstream.recognition.evaluation.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that is said about finding the lines of a set of pages; intervals resample pages.
 *
 * @param baselineF1 absent where no page's baselines are known
 */
public record FinderEvaluation(
        List<FoundPage> pages, Detection found, Figure lineF1, Optional<Figure> baselineF1) {

    public static FinderEvaluation of(List<FoundPage> pages) {
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("there is no page to measure with");
        }
        List<BaselineScore> baselines =
                pages.stream().flatMap(page -> page.baselines().stream()).toList();
        return new FinderEvaluation(
                List.copyOf(pages),
                pages.stream().map(FoundPage::lines).reduce(Detection.NONE, Detection::plus),
                Figure.of(pages.stream().map(page -> page.lines().ratio()).toList()),
                baselines.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Figure.ofBaselines(baselines)));
    }

    /** The same for the pages of each folder. */
    public Map<String, FinderEvaluation> byFolder() {
        Map<String, List<FoundPage>> folders = new TreeMap<>();
        pages.forEach(
                page -> folders.computeIfAbsent(page.folder(), _ -> new ArrayList<>()).add(page));
        Map<String, FinderEvaluation> evaluations = new TreeMap<>();
        folders.forEach((folder, own) -> evaluations.put(folder, of(own)));
        return evaluations;
    }

    /** The pages on which least was found. */
    public List<FoundPage> worst(int count) {
        return pages.stream()
                .sorted(Comparator.comparingDouble(page -> page.lines().f1()))
                .limit(count)
                .toList();
    }
}
