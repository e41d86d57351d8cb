package io.inkstream.trainer.training;

import static org.bytedeco.pytorch.global.torch.ctc_loss;
import static org.bytedeco.pytorch.global.torch.log_softmax;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.network.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Texts of lines by connectionist temporal classification (Graves et al. 2006): scores [T,N,C],
 * loss per character, error is the character error rate.
 */
public record LineObjective(CharacterClasses classes, NetworkSpec spec) implements Objective {

    @Override
    public int outputs() {
        return classes.count();
    }

    @Override
    public Tensor losses(Tensor scores, LineBatch batch) {
        Tensor logProbs = log_softmax(scores, 2);
        long[][] texts =
                batch.lines().stream()
                        .map(TextLine::text)
                        .map(classes::encode)
                        .toArray(long[][]::new);
        long[] lengths = Arrays.stream(texts).mapToLong(text -> text.length).toArray();
        long[] targets = Arrays.stream(texts).flatMapToLong(Arrays::stream).toArray();
        long[] steps = Arrays.stream(steps(scores, batch)).asLongStream().toArray();
        Tensor whole =
                ctc_loss(
                        logProbs,
                        Tensor.create(targets, targets.length),
                        steps,
                        lengths,
                        0,
                        0,
                        true);
        float[] characters = new float[lengths.length];
        for (int n = 0; n < lengths.length; n++) {
            characters[n] = Math.max(1, lengths[n]);
        }
        return whole.div(
                Tensor.create(characters, characters.length)
                        .to(whole.device(), whole.scalar_type()));
    }

    @Override
    public List<String> readings(Tensor scores, LineBatch batch) {
        Tensor best = scores.argmax(new LongOptional(2), false).cpu().contiguous();
        long[] flat = new long[(int) best.numel()];
        new LongPointer(best.data_ptr()).capacity(flat.length).get(flat);
        int[] steps = steps(scores, batch);
        List<String> texts = new ArrayList<>();
        for (int n = 0; n < steps.length; n++) {
            int[] line = new int[steps[n]];
            for (int t = 0; t < line.length; t++) {
                line[t] = (int) flat[t * steps.length + n];
            }
            texts.add(classes.decode(line));
        }
        return texts;
    }

    @Override
    public Measure measure(List<String> truths, List<String> readings) {
        Accuracy sum = Accuracy.NONE;
        for (int i = 0; i < truths.size(); i++) {
            sum = sum.plus(Accuracy.of(truths.get(i), readings.get(i)));
        }
        return new Measure(
                new TreeMap<>(
                        Map.of("cer", sum.cer(), "wer", sum.wer(), "exact", sum.exactShare())),
                sum.cer());
    }

    /** What each line covers of the sequence. */
    private int[] steps(Tensor scores, LineBatch batch) {
        int all = (int) scores.size(0);
        return Arrays.stream(batch.widths()).map(w -> Math.min(all, spec.steps(w))).toArray();
    }
}
