package io.inkstream.trainer.training;

import static org.bytedeco.pytorch.global.torch.mse_loss;

import io.inkstream.trainer.dataset.LineBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;

/**
 * Numbers per picture, whose truth is the numbers with blanks between them: scores [N,C], squared
 * error, which is also the error.
 *
 * @param outputs how many numbers
 */
public record ValueObjective(int outputs) implements Objective {

    private static final long EACH = 0;

    @Override
    public Tensor losses(Tensor scores, LineBatch batch) {
        float[] targets = new float[batch.size() * outputs];
        for (int n = 0; n < batch.size(); n++) {
            double[] values = values(batch.lines().get(n).text());
            for (int i = 0; i < outputs; i++) {
                targets[n * outputs + i] = (float) values[i];
            }
        }
        Tensor target = Tensor.create(targets, batch.size(), outputs);
        return mse_loss(scores, target.to(scores.device(), target.scalar_type()), EACH).mean(1);
    }

    @Override
    public List<String> readings(Tensor scores, LineBatch batch) {
        Tensor plain = scores.cpu().contiguous();
        float[] flat = new float[batch.size() * outputs];
        new FloatPointer(plain.data_ptr()).capacity(flat.length).get(flat);
        List<String> read = new ArrayList<>();
        for (int n = 0; n < batch.size(); n++) {
            List<String> numbers = new ArrayList<>();
            for (int i = 0; i < outputs; i++) {
                numbers.add(Float.toString(flat[n * outputs + i]));
            }
            read.add(numbers.stream().collect(Collectors.joining(" ")));
        }
        return read;
    }

    @Override
    public Measure measure(List<String> truths, List<String> readings) {
        double squared = 0;
        double absolute = 0;
        for (int n = 0; n < truths.size(); n++) {
            double[] truth = values(truths.get(n));
            double[] read = values(readings.get(n));
            for (int i = 0; i < outputs; i++) {
                squared += (truth[i] - read[i]) * (truth[i] - read[i]);
                absolute += Math.abs(truth[i] - read[i]);
            }
        }
        double count = Math.max(1, (double) truths.size() * outputs);
        return new Measure(
                new TreeMap<>(Map.of("mse", squared / count, "mae", absolute / count)),
                squared / count);
    }

    private double[] values(String text) {
        double[] values =
                Arrays.stream(text.strip().split("\\s+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        if (values.length != outputs) {
            throw new IllegalArgumentException(
                    "%d numbers expected, '%s' has %d".formatted(outputs, text, values.length));
        }
        return values;
    }
}
