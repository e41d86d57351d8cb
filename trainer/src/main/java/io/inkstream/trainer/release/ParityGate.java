package io.inkstream.trainer.release;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.Logits;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.training.CharacterClasses;
import io.inkstream.trainer.training.LineReader;
import io.inkstream.trainer.training.Validation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets a model file through only if, run by ONNX Runtime through {@code recognition}, it gives what
 * the trained network gives: the same log probabilities of likely classes, and the same character
 * error rate. Both read each line alone, padded as the worker pads it.
 */
final class ParityGate {

    /** Greatest difference of a log probability between network and file, among likely classes. */
    static final double LOG_PROBABILITY = 2e-3;

    /** Greatest difference of the character error rate: one character in ten thousand. */
    static final double CER = 1e-4;

    private static final int LINES_PER_SET = 100;
    private static final double UNLIKELY = -12;

    /**
     * How far a file is from the network.
     *
     * @param difference greatest difference of a log probability
     */
    record Parity(long lines, double difference, double networkCer, double fileCer) {

        boolean holds() {
            return difference <= LOG_PROBABILITY && Math.abs(networkCer - fileCer) <= CER;
        }

        @Override
        public String toString() {
            return "greatest difference %.2g in a log probability, CER %.4f %% and %.4f %%"
                    .formatted(difference, 100 * networkCer, 100 * fileCer);
        }
    }

    private final LineReader reader;
    private final CharacterClasses classes;
    private final Validation validation;

    ParityGate(Network network, CharacterClasses classes, Validation validation) {
        this.reader = new LineReader(network, classes);
        this.classes = classes;
        this.validation = validation;
    }

    /** Refuses a file that is too far from the network. */
    Parity check(ExportedModel model) throws InferenceException, ReleaseRefusedException {
        Parity parity = measured(model);
        if (parity.lines() == 0) {
            throw new ReleaseRefusedException(
                    "there are no lines to compare the exported file and the network on: the"
                            + " recipe must have some to measure with");
        }
        if (!parity.holds()) {
            throw new ReleaseRefusedException(
                    "the exported file is not the trained network: %s; allowed are %.2g and %.2g %%"
                            .formatted(parity, LOG_PROBABILITY, 100 * CER));
        }
        return parity;
    }

    private Parity measured(ExportedModel model) throws InferenceException {
        double difference = 0;
        Accuracy network = Accuracy.NONE;
        Accuracy file = Accuracy.NONE;
        for (List<LineBatch> set : validation.sets().values()) {
            for (TextLine line : some(set).toList()) {
                LineBatch alone = new LineBatch(List.of(line), model.paddedWidth(line.width()));
                float[] expected = reader.logProbs(alone).getFirst();
                Logits actual = model.infer(line);
                difference = Math.max(difference, difference(expected, actual.values()));
                Logits own =
                        new Logits(expected.length / classes.count(), classes.count(), expected);
                network = network.plus(Accuracy.of(line.text(), model.text(own)));
                file = file.plus(Accuracy.of(line.text(), model.text(actual)));
            }
        }
        return new Parity(file.lines(), difference, network.cer(), file.cer());
    }

    private static Stream<TextLine> some(List<LineBatch> set) {
        return set.stream().flatMap(batch -> batch.lines().stream()).limit(LINES_PER_SET);
    }

    private static double difference(float[] a, float[] b) {
        if (a.length != b.length) {
            return Double.POSITIVE_INFINITY;
        }
        double greatest = 0;
        for (int i = 0; i < a.length; i++) {
            if (Float.isNaN(a[i]) || Float.isNaN(b[i])) {
                return Double.POSITIVE_INFINITY;
            }
            if (Math.max(a[i], b[i]) > UNLIKELY) {
                greatest = Math.max(greatest, Math.abs((double) a[i] - b[i]));
            }
        }
        return greatest;
    }
}
