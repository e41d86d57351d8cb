package io.inkstream.trainer.release;

import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.recognition.model.ModelDescription;
import java.util.SortedMap;

/**
 * A model file that may be written: its bytes, what they say about themselves, and how well they
 * read each measured set.
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one export, compared never
record Candidate(ModelDescription description, byte[] file, SortedMap<String, Accuracy> accuracy) {

    /**
     * Relative loss of accuracy that a smaller file may cost, and the absolute one below which it
     * does not matter.
     */
    static final double RELATIVE_LOSS = 0.03;

    static final double ABSOLUTE_LOSS = 0.0002;

    /** {@code model.onnx} for fp32, {@code model.int8.onnx} and so on for the others. */
    String fileName() {
        String precision = description.precision();
        return precision.equals("fp32") ? "model.onnx" : "model." + precision + ".onnx";
    }

    /** Whether it may stand beside the exact file. */
    boolean readsNearlyAsWellAs(Candidate exact) {
        double before = exact.cer();
        double after = cer();
        return after <= before * (1 + RELATIVE_LOSS) || after - before <= ABSOLUTE_LOSS;
    }

    /** Of all measured lines together, so that a set with three errors does not decide. */
    double cer() {
        return accuracy.values().stream().reduce(Accuracy.NONE, Accuracy::plus).cer();
    }
}
