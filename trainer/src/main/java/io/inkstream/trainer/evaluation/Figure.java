package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.evaluation.BaselineScore;
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

    /** The F1 of baselines, drawn anew page by page. */
    static Figure ofBaselines(List<BaselineScore> pages) {
        return new Figure(
                pages.stream().reduce(BaselineScore.NONE, BaselineScore::plus).f1(),
                Bootstrap.interval(
                        pages.size(),
                        draws -> {
                            BaselineScore sum = BaselineScore.NONE;
                            for (int i = 0; i < draws.length; i++) {
                                for (int n = 0; n < draws[i]; n++) {
                                    sum = sum.plus(pages.get(i));
                                }
                            }
                            return sum.f1();
                        }));
    }
}
