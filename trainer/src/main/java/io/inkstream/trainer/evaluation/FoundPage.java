package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.evaluation.BaselineScore;
import io.inkstream.recognition.evaluation.Detection;
import io.inkstream.recognition.evaluation.LineMatches;
import io.inkstream.recognition.layout.Layout;
import io.inkstream.recognition.layout.Polygon;
import io.inkstream.recognition.layout.TextLine;
import io.inkstream.trainer.dataset.reading.TruePage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How well the lines of one page were found.
 *
 * @param layout as it was found
 * @param baselines absent where the truth has none
 */
public record FoundPage(
        TruePage truth, Layout layout, Detection lines, Optional<BaselineScore> baselines) {

    /** The last two names of the folder that the page lies in, which tell sets apart. */
    public String folder() {
        Path file = truth.image().toAbsolutePath().normalize();
        int names = file.getNameCount();
        return file.subpath(Math.max(0, names - 3), Math.max(1, names - 1)).toString();
    }

    static FoundPage of(TruePage truth, Layout layout) {
        LineMatches matches =
                LineMatches.of(
                        truth.lines().stream().map(TruePage.Line::outline).toList(),
                        layout.lines().stream()
                                .map(line -> layout.frame().stored(line.outline().points()))
                                .map(Polygon::new)
                                .toList());
        Optional<BaselineScore> baselines = Optional.empty();
        if (truth.hasBaselines()) {
            baselines =
                    Optional.of(
                            BaselineScore.of(
                                    truth.lines().stream().map(TruePage.Line::baseline).toList(),
                                    layout.lines().stream()
                                            .map(TextLine::baseline)
                                            .map(line -> layout.frame().stored(line.points()))
                                            .toList()));
        }
        return new FoundPage(truth, layout, matches.counts(), baselines);
    }
}
