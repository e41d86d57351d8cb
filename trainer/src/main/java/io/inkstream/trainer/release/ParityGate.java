package io.inkstream.trainer.release;

import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.ModelKind;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.network.Head;
import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.training.ComputeDevice;
import io.inkstream.trainer.training.LineReader;
import io.inkstream.trainer.training.Objective;
import io.inkstream.trainer.training.Validation;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a model file through only if, run by ONNX Runtime through {@code recognition}, it gives what
 * the trained network gives: the same log probabilities of likely classes or the same numbers, and
 * the same error. Both read each picture alone, padded as the worker pads it.
 */
final class ParityGate {

    /**
     * Greatest difference between network and file: of a log probability among likely classes, or
     * of a number, relative to it where it is greater than 1.
     */
    static final double ANSWER = 2e-3;

    /** Greatest difference of the error: one character or picture in ten thousand. */
    static final double ERROR = 1e-4;

    private static final int PICTURES_PER_SET = 100;
    private static final double UNLIKELY = -12;

    /**
     * How far a file is from the network.
     *
     * @param difference greatest difference of an answer
     */
    record Parity(
            ModelKind kind, long pictures, double difference, double ofNetwork, double ofFile) {

        boolean holds() {
            return difference <= ANSWER
                    && Math.abs(ofNetwork - ofFile) <= ERROR * Math.max(1, ofNetwork);
        }

        @Override
        public String toString() {
            return "greatest difference %.2g in a %s, %s and %s"
                    .formatted(
                            difference,
                            kind == ModelKind.LINE || kind == ModelKind.CLASS
                                    ? "log probability"
                                    : "number",
                            Candidate.errorText(kind, ofNetwork),
                            Candidate.errorText(kind, ofFile));
        }
    }

    private final LineReader reader;
    private final Objective objective;
    private final Validation validation;
    private final boolean logProbabilities;

    ParityGate(Network network, Objective objective, Validation validation) {
        this.reader = new LineReader(network, objective, ComputeDevice.CPU);
        this.objective = objective;
        this.validation = validation;
        this.logProbabilities =
                network.spec().head() == Head.CTC || network.spec().head() == Head.SOFTMAX;
    }

    /** Refuses a file that is too far from the network. */
    Parity check(ExportedModel model) throws InferenceException, ReleaseRefusedException {
        Parity parity = measured(model);
        if (parity.pictures() == 0) {
            throw new ReleaseRefusedException(
                    "there are no lines to compare the exported file and the network on: the"
                            + " recipe must have some to measure with");
        }
        if (!parity.holds()) {
            throw new ReleaseRefusedException(
                    "the exported file is not the trained network: %s; allowed are %.2g and %.2g %%"
                            .formatted(parity, ANSWER, 100 * ERROR));
        }
        return parity;
    }

    private Parity measured(ExportedModel model) throws InferenceException {
        double difference = 0;
        List<String> truths = new ArrayList<>();
        List<String> ofNetwork = new ArrayList<>();
        List<String> ofFile = new ArrayList<>();
        for (List<LineBatch> set : validation.sets().values()) {
            for (TextLine picture : some(set)) {
                LineBatch alone =
                        new LineBatch(List.of(picture), model.paddedWidth(picture.width()));
                float[] expected = reader.answers(alone).getFirst();
                float[] actual = model.answer(picture);
                difference = Math.max(difference, difference(expected, actual));
                truths.add(picture.text());
                ofNetwork.add(model.reading(expected));
                ofFile.add(model.reading(actual));
            }
        }
        return new Parity(
                model.description().kind(),
                truths.size(),
                difference,
                error(truths, ofNetwork),
                error(truths, ofFile));
    }

    private double error(List<String> truths, List<String> readings) {
        return truths.isEmpty() ? 0 : objective.measure(truths, readings).error();
    }

    private static List<TextLine> some(List<LineBatch> set) {
        return set.stream()
                .flatMap(batch -> batch.lines().stream())
                .limit(PICTURES_PER_SET)
                .toList();
    }

    private double difference(float[] a, float[] b) {
        if (a.length != b.length) {
            return Double.POSITIVE_INFINITY;
        }
        double greatest = 0;
        for (int i = 0; i < a.length; i++) {
            if (Float.isNaN(a[i]) || Float.isNaN(b[i])) {
                return Double.POSITIVE_INFINITY;
            }
            double far = Math.abs((double) a[i] - b[i]);
            if (!logProbabilities) {
                greatest = Math.max(greatest, far / Math.max(1, Math.abs(a[i])));
            } else if (Math.max(a[i], b[i]) > UNLIKELY) {
                greatest = Math.max(greatest, far);
            }
        }
        return greatest;
    }
}
