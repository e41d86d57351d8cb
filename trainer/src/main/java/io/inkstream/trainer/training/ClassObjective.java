package io.inkstream.trainer.training;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;

import io.inkstream.trainer.dataset.LineBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/**
 * One class per picture, whose name is its truth: scores [N,C], cross-entropy, error is the share
 * of wrong ones.
 *
 * @param names the classes in the order of the network's outputs
 */
public record ClassObjective(List<String> names) implements Objective {

    private static final long EACH = 0;
    private static final long IGNORE_NONE = -100;

    public ClassObjective {
        names = List.copyOf(names);
    }

    @Override
    public int outputs() {
        return names.size();
    }

    @Override
    public Tensor losses(Tensor scores, LineBatch batch) {
        long[] targets = batch.lines().stream().mapToLong(line -> index(line.text())).toArray();
        Tensor target = Tensor.create(targets, targets.length);
        return cross_entropy_loss(
                scores,
                target.to(scores.device(), target.scalar_type()),
                new TensorOptional(),
                EACH,
                IGNORE_NONE,
                0);
    }

    @Override
    public List<String> readings(Tensor scores, LineBatch batch) {
        Tensor best = scores.argmax(new LongOptional(1), false).cpu().contiguous();
        long[] flat = new long[batch.size()];
        new LongPointer(best.data_ptr()).capacity(flat.length).get(flat);
        List<String> read = new ArrayList<>();
        for (long one : flat) {
            read.add(names.get((int) one));
        }
        return read;
    }

    @Override
    public Measure measure(List<String> truths, List<String> readings) {
        long right = 0;
        for (int i = 0; i < truths.size(); i++) {
            right += truths.get(i).equals(readings.get(i)) ? 1 : 0;
        }
        double accuracy = truths.isEmpty() ? 0 : (double) right / truths.size();
        return new Measure(new TreeMap<>(Map.of("accuracy", accuracy)), 1 - accuracy);
    }

    private int index(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("'%s' is none of the classes".formatted(name));
        }
        return index;
    }
}
