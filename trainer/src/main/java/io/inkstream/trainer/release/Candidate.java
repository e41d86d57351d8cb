package io.inkstream.trainer.release;

import io.inkstream.recognition.model.ModelDescription;
import io.inkstream.recognition.model.ModelKind;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model file that may be written: its bytes, what they say about themselves, and how well they
 * read each measured set.
 */
@SuppressWarnings("ArrayRecordComponent") // lives within one export, compared never
record Candidate(ModelDescription description, byte[] file, SortedMap<String, SetResult> results) {

    /**
     * Relative loss of accuracy that a smaller file may cost, and the absolute one below which it
     * does not matter.
     */
    static final double RELATIVE_LOSS = 0.03;

    static final double ABSOLUTE_LOSS = 0.0002;

    private static final SetResult NOTHING = new SetResult(0, new TreeMap<>(), 0, 0);

    /** {@code model.onnx} for fp32, {@code model.int8.onnx} and so on for the others. */
    String fileName() {
        String precision = description.precision();
        return precision.equals("fp32") ? "model.onnx" : "model." + precision + ".onnx";
    }

    /** Whether it may stand beside the exact file. One picture more decides nothing. */
    boolean readsNearlyAsWellAs(Candidate exact) {
        double before = exact.error();
        double after = error();
        double negligible =
                description.kind() == ModelKind.CLASS
                        ? Math.max(ABSOLUTE_LOSS, 1.5 / all().of())
                        : ABSOLUTE_LOSS;
        return after <= before * (1 + RELATIVE_LOSS) || after - before <= negligible;
    }

    /** Of all measured samples together, so that a set with three errors does not decide. */
    double error() {
        return all().error();
    }

    private SetResult all() {
        return results.values().stream().reduce(SetResult::plus).orElse(NOTHING);
    }

    /** The error as people read it. */
    String errorText() {
        return errorText(description.kind(), error());
    }

    static String errorText(ModelKind kind, double error) {
        return switch (kind) {
            case REGRESSION -> String.format(Locale.ROOT, "mean squared error %.6f", error);
            case CLASS -> String.format(Locale.ROOT, "wrong %.4f %%", 100 * error);
            case SEGMENTER -> String.format(Locale.ROOT, "not found %.4f %%", 100 * error);
            case LINE, PREFIX -> String.format(Locale.ROOT, "CER %.4f %%", 100 * error);
        };
    }
}
