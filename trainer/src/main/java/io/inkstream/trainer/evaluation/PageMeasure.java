package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.PageReading;
import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.evaluation.BaselineScore;
import io.inkstream.recognition.evaluation.Detection;
import io.inkstream.recognition.evaluation.LineMatches;
import io.inkstream.recognition.layout.Polygon;
import io.inkstream.trainer.dataset.reading.TruePage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How well one page was read from its picture alone.
 *
 * @param page the whole text in reading order; found lines whose truth is drawn but not transcribed
 *     are left out
 * @param lines the transcribed lines, each with what was read where it lies, or with nothing where
 *     it was missed
 * @param found line finding; absent where the truth has no outlines
 * @param baselines absent where the truth has none
 */
public record PageMeasure(
        TruePage truth,
        String read,
        Accuracy page,
        List<LineOnPage> lines,
        Optional<Detection> found,
        Optional<BaselineScore> baselines) {

    /** A true line and what was read at its place. */
    public record LineOnPage(String truth, String read, Accuracy accuracy) {}

    static PageMeasure of(TruePage truth, PageReading reading) {
        if (!truth.hasOutlines()) {
            return new PageMeasure(
                    truth,
                    reading.text(),
                    Accuracy.of(truth.text(), reading.text()),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }
        List<Polygon> outlines = truth.lines().stream().map(TruePage.Line::outline).toList();
        LineMatches matches =
                LineMatches.of(
                        outlines,
                        reading.lines().stream()
                                .map(line -> reading.frame().stored(line.outline().points()))
                                .map(Polygon::new)
                                .toList());
        String read = textOfKnown(truth, reading, matches);
        return new PageMeasure(
                truth,
                read,
                Accuracy.of(truth.text(), read),
                lines(truth, reading, matches),
                Optional.of(matches.counts()),
                truth.hasBaselines() ? Optional.of(baselines(truth, reading)) : Optional.empty());
    }

    private static String textOfKnown(TruePage truth, PageReading reading, LineMatches matches) {
        Set<Integer> unknown = new HashSet<>();
        for (LineMatches.Pair pair : matches.pairs()) {
            if (!truth.lines().get(pair.truth()).isTranscribed()) {
                unknown.add(pair.found());
            }
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < reading.lines().size(); i++) {
            if (!unknown.contains(i)) {
                texts.add(reading.lines().get(i).text());
            }
        }
        return texts.stream().collect(Collectors.joining("\n"));
    }

    private static List<LineOnPage> lines(
            TruePage truth, PageReading reading, LineMatches matches) {
        int[] found = matches.foundOf();
        List<LineOnPage> lines = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            TruePage.Line line = truth.lines().get(i);
            if (line.isTranscribed()) {
                String read = found[i] < 0 ? "" : reading.lines().get(found[i]).text();
                lines.add(new LineOnPage(line.text(), read, Accuracy.of(line.text(), read)));
            }
        }
        return lines;
    }

    private static BaselineScore baselines(TruePage truth, PageReading reading) {
        return BaselineScore.of(
                truth.lines().stream().map(TruePage.Line::baseline).toList(),
                reading.lines().stream()
                        .map(line -> reading.frame().stored(line.baseline().points()))
                        .toList());
    }

    /** Over all lines of this page. */
    Accuracy lineSum() {
        return lines.stream().map(LineOnPage::accuracy).reduce(Accuracy.NONE, Accuracy::plus);
    }
}
