package io.inkstream.trainer.prefix;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.training.Objective;
import io.inkstream.trainer.training.TrainingEvent;
import io.inkstream.trainer.training.TrainingEvent.Reason;
import io.inkstream.trainer.training.TrainingListener;
import io.inkstream.trainer.training.Validation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Learns what comes after every beginning of every text. While the backbone is frozen its features
 * are computed once per picture. After each epoch the loss on the held-out pictures is measured;
 * the best model is kept in one file, and training ends when it gets no better.
 */
public final class PrefixTraining {

    private static final int TOGETHER = 16;
    private static final int TRANSCRIBED = 60;
    private static final int LIKELIEST = 5;
    private static final String SET = "words";

    /** A picture's text up to a place. */
    private record Beginning(int word, int end) {}

    /** Pictures with what the backbone makes of them and the numbers of their texts. */
    @SuppressWarnings("ArrayRecordComponent") // numbers on their way
    private record Prepared(
            List<TextLine> pictures, float[][] features, List<int[]> texts, List<Beginning> all) {}

    private final PrefixModel model;
    private final PrefixSettings settings;
    private final Path file;
    private final TrainingListener listener;
    private final Random random;
    private final Adam optimiser;
    private long steps;
    private long seen;

    /**
     * @param file that the best model goes to
     */
    public PrefixTraining(
            PrefixModel model, PrefixSettings settings, Path file, TrainingListener listener) {
        this.model = model;
        this.settings = settings;
        this.file = file;
        this.listener = listener;
        this.random = new Random(settings.seed());
        this.optimiser =
                new Adam(model.network().parameters(), new AdamOptions(settings.learningRate()));
    }

    /** Trains to the end; the model of the file is the best one. */
    public Reason run(PrefixWords words) throws IOException {
        long begun = System.nanoTime();
        Prepared learnt = prepared(words.learnt());
        Prepared measured = prepared(words.measured());
        listener.on(
                new TrainingEvent.Started(
                        model.network().weights(),
                        model.vocabulary().size(),
                        1,
                        "cpu",
                        "fp32",
                        1,
                        0,
                        0));
        double best = Double.MAX_VALUE;
        int waited = 0;
        Reason reason = Reason.FINISHED;
        for (int epoch = 1; epoch <= settings.epochs() && reason == Reason.FINISHED; epoch++) {
            double loss = epoch(learnt);
            SortedMap<String, Double> figures = measure(measured);
            double error = figures.getOrDefault("loss", Double.MAX_VALUE);
            waited = error < best ? 0 : waited + 1;
            if (waited == 0) {
                best = error;
                model.save(file);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            listener.on(
                    new TrainingEvent.Measured(
                            epoch,
                            steps,
                            seen,
                            loss,
                            settings.learningRate(),
                            seconds,
                            seen / seconds,
                            new TreeMap<>(
                                    Map.of(
                                            SET,
                                            new Validation.Result(
                                                    new Objective.Measure(figures, error),
                                                    List.of()))),
                            error,
                            waited == 0));
            reason = waited >= settings.patience() ? Reason.NO_IMPROVEMENT : Reason.FINISHED;
        }
        listener.on(
                new TrainingEvent.Ended(
                        reason, steps, seen, (System.nanoTime() - begun) / 1e9, best));
        return reason;
    }

    private Prepared prepared(List<TextLine> pictures) {
        float[][] features = new float[pictures.size()][];
        for (int from = 0; from < pictures.size(); from += TOGETHER) {
            List<TextLine> some =
                    pictures.subList(from, Math.min(pictures.size(), from + TOGETHER));
            System.arraycopy(model.features(some), 0, features, from, some.size());
        }
        List<int[]> texts = new ArrayList<>();
        List<Beginning> all = new ArrayList<>();
        for (TextLine picture : pictures) {
            int[] text = model.vocabulary().encode(picture.text());
            for (int end = 0; end <= text.length; end++) {
                all.add(new Beginning(texts.size(), end));
            }
            texts.add(text);
        }
        return new Prepared(pictures, features, texts, all);
    }

    private double epoch(Prepared learnt) {
        List<Beginning> order = new ArrayList<>(learnt.all());
        Collections.shuffle(order, random);
        double sum = 0;
        for (int from = 0; from < order.size(); from += settings.batch()) {
            List<Beginning> batch =
                    order.subList(from, Math.min(order.size(), from + settings.batch()));
            sum += update(learnt, batch) * batch.size();
        }
        return sum / order.size();
    }

    private double update(Prepared learnt, List<Beginning> batch) {
        if (settings.unfreezeAfter() > 0 && steps == settings.unfreezeAfter()) {
            model.network().backbone().freeze(false);
        }
        model.network().train(true);
        try (PointerScope _ = new PointerScope()) {
            optimiser.zero_grad();
            Tensor features =
                    model.network().backbone().isFrozen()
                            ? kept(learnt, batch)
                            : model.network()
                                    .backbone()
                                    .features(
                                            model.ink(
                                                    batch.stream()
                                                            .map(one ->
                                                                    learnt.pictures()
                                                                            .get(one.word()))
                                                            .toList()));
            Tensor loss =
                    cross_entropy_loss(
                            model.network().scores(features, prefixes(learnt, batch)),
                            truths(learnt, batch));
            loss.backward();
            optimiser.step();
            steps++;
            seen += batch.size();
            return loss.item_float();
        }
    }

    private static Tensor kept(Prepared from, List<Beginning> batch) {
        int each = from.features()[0].length;
        float[] flat = new float[batch.size() * each];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(from.features()[batch.get(i).word()], 0, flat, i * each, each);
        }
        return Tensor.create(flat, batch.size(), each);
    }

    private Tensor prefixes(Prepared from, List<Beginning> batch) {
        int length = model.form().length();
        long[] flat = new long[batch.size() * length];
        for (int i = 0; i < batch.size(); i++) {
            Beginning one = batch.get(i);
            long[] prefix =
                    model.vocabulary().prefix(from.texts().get(one.word()), one.end(), length);
            System.arraycopy(prefix, 0, flat, i * length, length);
        }
        return Tensor.create(flat, batch.size(), length);
    }

    private static Tensor truths(Prepared from, List<Beginning> batch) {
        long[] truths = batch.stream().mapToLong(one -> truth(from, one)).toArray();
        return Tensor.create(truths, truths.length);
    }

    private static int truth(Prepared from, Beginning one) {
        int[] text = from.texts().get(one.word());
        return one.end() < text.length ? text[one.end()] : Vocabulary.END;
    }

    /** Loss, accuracy, how often the truth is among the five likeliest, and CER of whole texts. */
    private SortedMap<String, Double> measure(Prepared measured) {
        Prepared now =
                model.network().backbone().isFrozen() ? measured : prepared(measured.pictures());
        model.network().eval();
        double loss = 0;
        int right = 0;
        int near = 0;
        for (int from = 0; from < now.all().size(); from += settings.batch()) {
            List<Beginning> batch =
                    now.all().subList(from, Math.min(now.all().size(), from + settings.batch()));
            float[][] scores = scores(now, batch);
            for (int i = 0; i < batch.size(); i++) {
                int truth = truth(now, batch.get(i));
                int better = 0;
                double sum = 0;
                for (float score : scores[i]) {
                    better += score > scores[i][truth] ? 1 : 0;
                    sum += Math.exp(score - scores[i][truth]);
                }
                loss += Math.log(sum);
                right += better == 0 ? 1 : 0;
                near += better < LIKELIEST ? 1 : 0;
            }
        }
        double count = now.all().size();
        SortedMap<String, Double> figures = new TreeMap<>();
        figures.put("loss", loss / count);
        figures.put("accuracy", right / count);
        figures.put("among-five", near / count);
        figures.put("cer", transcribed(now).cer());
        return figures;
    }

    private float[][] scores(Prepared now, List<Beginning> batch) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor scores =
                    model.network().scores(kept(now, batch), prefixes(now, batch)).contiguous();
            int each = model.vocabulary().size();
            FloatPointer values =
                    new FloatPointer(scores.data_ptr()).capacity((long) batch.size() * each);
            float[][] rows = new float[batch.size()][each];
            float[] flat = new float[batch.size() * each];
            values.get(flat);
            for (int i = 0; i < rows.length; i++) {
                System.arraycopy(flat, i * each, rows[i], 0, each);
            }
            return rows;
        }
    }

    private Accuracy transcribed(Prepared now) {
        Accuracy sum = Accuracy.NONE;
        for (int i = 0; i < Math.min(TRANSCRIBED, now.pictures().size()); i++) {
            String truth = now.pictures().get(i).text();
            // one that does not end is wrong enough at twice the length
            String read = model.transcribe(now.features()[i], 2 * truth.length() + 1);
            sum = sum.plus(Accuracy.of(truth, read));
        }
        return sum;
    }
}
