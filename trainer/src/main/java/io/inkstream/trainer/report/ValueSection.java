package io.inkstream.trainer.report;

import io.inkstream.trainer.evaluation.ValueEvaluation;
import io.inkstream.trainer.evaluation.ValueReading;
import io.inkstream.trainer.report.Chart.Axis;
import io.inkstream.trainer.report.Chart.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What the report says about numbers of pictures. */
final class ValueSection {

    private static final int DRAWN = 2000;
    private static final int WORST = 30;

    private ValueSection() {}

    static String html(ValueEvaluation values) {
        return Html.section("values", "Truth and answer", scatter(values))
                + Html.section("farthest", "Farthest from the truth", farthest(values));
    }

    private static String scatter(ValueEvaluation values) {
        List<ValueReading> readings = values.readings();
        StringBuilder charts =
                new StringBuilder(Html.paragraph("%,d pictures.".formatted(readings.size())));
        for (int number = 0; number < readings.getFirst().truth().size(); number++) {
            int own = number;
            List<Point> points = new ArrayList<>();
            readings.stream()
                    .limit(DRAWN)
                    .forEach(
                            r -> points.add(new Point(r.truth().get(own), r.predicted().get(own))));
            double low = points.stream().mapToDouble(p -> Math.min(p.x(), p.y())).min().orElse(0);
            double high = points.stream().mapToDouble(p -> Math.max(p.x(), p.y())).max().orElse(1);
            charts.append(
                    new Chart(
                                    "Value %d: each dot is a picture; the dashed line is where all should be."
                                            .formatted(number + 1),
                                    Axis.ofNumbers("truth", low, high),
                                    Axis.ofNumbers("answer", low, high))
                            .withDots("answers", points)
                            .with(
                                    "perfect",
                                    List.of(new Point(low, low), new Point(high, high)),
                                    true,
                                    false)
                            .svg());
        }
        return charts.toString();
    }

    private static String farthest(ValueEvaluation values) {
        return Html.table(
                List.of("picture", "truth", "answer", "squared error", ""),
                values.readings().stream()
                        .sorted(Comparator.comparingDouble(ValueReading::squared).reversed())
                        .limit(WORST)
                        .map(r ->
                                List.of(
                                        Html.escape(r.picture().id()),
                                        numbers(r.truth()),
                                        numbers(r.predicted()),
                                        Numbers.number(r.squared()),
                                        Strip.image(r.picture().line())))
                        .toList());
    }

    private static String numbers(List<Double> values) {
        return values.stream().map(Numbers::number).collect(Collectors.joining(" "));
    }
}
