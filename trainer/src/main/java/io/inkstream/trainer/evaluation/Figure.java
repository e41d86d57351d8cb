package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.evaluation.Bootstrap;
import io.inkstream.recognition.evaluation.Interval;
import io.inkstream.recognition.evaluation.Ratio;
import java.util.List;

/** A measured value with its 95 % interval. */
public record Figure(double value, Interval interval) {

    /** One ratio of sums over units. */
    static Figure of(List<Ratio> units) {
        return new Figure(
                units.stream().reduce(Ratio.NONE, Ratio::plus).value(), Bootstrap.interval(units));
    }
}
