package io.inkstream.trainer.training;

import io.inkstream.recognition.evaluation.BaselineScore;
import io.inkstream.recognition.evaluation.Detection;
import io.inkstream.recognition.evaluation.LineMatches;
import io.inkstream.recognition.finder.FoundLine;
import io.inkstream.recognition.finder.LineMaps;
import io.inkstream.recognition.finder.LineTracing;
import io.inkstream.recognition.layout.TextLine;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.segment.LinesAsText;
import io.inkstream.trainer.segment.MapTargets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The lines of pages: maps [N,4,H,W] as {@link LineMaps} has them. Baselines learn by cross-entropy
 * and by dice, which does not mind how much of a page is paper; ends by cross-entropy; reaches,
 * where there are baselines, by their distance. Error is what lines and baselines together lack to
 * an F1 of 1.
 */
public record LinesObjective() implements Objective {

    private static final float BASELINE_WEIGHT = 3;
    private static final float END_WEIGHT = 6;
    private static final long[] PLANE = {1, 2};

    /** Coordinates of measured lines lie within this, whatever the page. */
    private static final int LARGEST = 1 << 20;

    @Override
    public int outputs() {
        return LineMaps.names().size();
    }

    @Override
    public Tensor losses(Tensor scores, LineBatch batch) {
        int rows = (int) scores.size(2);
        int columns = (int) scores.size(3);
        float[][] planes = new float[4][batch.size() * rows * columns];
        for (int n = 0; n < batch.size(); n++) {
            MapTargets targets =
                    MapTargets.of(LinesAsText.read(batch.lines().get(n).text()), columns, rows);
            int at = n * rows * columns;
            System.arraycopy(targets.baseline(), 0, planes[0], at, rows * columns);
            System.arraycopy(targets.end(), 0, planes[1], at, rows * columns);
            System.arraycopy(targets.above(), 0, planes[2], at, rows * columns);
            System.arraycopy(targets.below(), 0, planes[3], at, rows * columns);
        }
        Tensor line = plane(planes[0], scores, rows, columns);
        Tensor score = scores.select(1, 0);
        Tensor reach =
                scores.select(1, 2)
                        .sub(plane(planes[2], scores, rows, columns))
                        .abs()
                        .add(
                                scores.select(1, 3)
                                        .sub(plane(planes[3], scores, rows, columns))
                                        .abs());
        Tensor drawn = sum(line);
        Tensor probability = score.sigmoid();
        Tensor dice =
                sum(probability.mul(line))
                        .mul(new Scalar(2.0))
                        .add(new Scalar(1.0))
                        .div(sum(probability).add(drawn).add(new Scalar(1.0)));
        Tensor ends =
                crossEntropy(
                        scores.select(1, 1), plane(planes[1], scores, rows, columns), END_WEIGHT);
        return crossEntropy(score, line, BASELINE_WEIGHT)
                .add(dice.neg().add(new Scalar(1.0)))
                .add(ends)
                .add(sum(reach.mul(line)).div(drawn.add(new Scalar(1.0))).mul(new Scalar(0.5)));
    }

    @Override
    public List<String> readings(Tensor scores, LineBatch batch) {
        Tensor plain = scores.cpu().contiguous();
        float[] all = new float[(int) plain.numel()];
        new FloatPointer(plain.data_ptr()).capacity(all.length).get(all);
        int each = all.length / batch.size();
        List<String> readings = new ArrayList<>();
        for (int n = 0; n < batch.size(); n++) {
            float[] own = Arrays.copyOfRange(all, n * each, (n + 1) * each);
            readings.add(reading(own, (int) scores.size(3), (int) scores.size(2)));
        }
        return readings;
    }

    /** The lines in maps of so many cells, as text. */
    public static String reading(float[] maps, int columns, int rows) {
        return LinesAsText.write(LineTracing.lines(new LineMaps(columns, rows, maps)));
    }

    @Override
    public Measure measure(List<String> truths, List<String> readings) {
        Detection found = Detection.NONE;
        BaselineScore baselines = BaselineScore.NONE;
        for (int i = 0; i < truths.size(); i++) {
            List<TextLine> truth = onPage(LinesAsText.read(truths.get(i)));
            List<TextLine> read = onPage(LinesAsText.read(readings.get(i)));
            found =
                    found.plus(
                            LineMatches.of(
                                            truth.stream().map(TextLine::outline).toList(),
                                            read.stream().map(TextLine::outline).toList())
                                    .counts());
            baselines =
                    baselines.plus(
                            BaselineScore.of(
                                    truth.stream().map(l -> l.baseline().points()).toList(),
                                    read.stream().map(l -> l.baseline().points()).toList()));
        }
        double lines = found.ratio().value();
        return new Measure(
                new TreeMap<>(Map.of("line_f1", lines, "baseline_f1", baselines.f1())),
                1 - (lines + baselines.f1()) / 2);
    }

    private static List<TextLine> onPage(List<FoundLine> lines) {
        return lines.stream().map(line -> line.onPage(1, LARGEST, LARGEST)).toList();
    }

    private static Tensor plane(float[] values, Tensor like, int rows, int columns) {
        return Tensor.create(values, like.size(0), rows, columns)
                .to(like.device(), like.scalar_type());
    }

    private static Tensor sum(Tensor planes) {
        return planes.sum(PLANE, false, new ScalarTypeOptional());
    }

    /** Mean over each picture; places that are drawn on count more. */
    private static Tensor crossEntropy(Tensor scores, Tensor truth, float weight) {
        Tensor missed = torch.softplus(scores.neg()).mul(truth).mul(new Scalar((double) weight));
        Tensor wrong = torch.softplus(scores).mul(truth.neg().add(new Scalar(1.0)));
        return missed.add(wrong).mean(PLANE, false, new ScalarTypeOptional());
    }
}
