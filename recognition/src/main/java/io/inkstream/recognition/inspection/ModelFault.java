package io.inkstream.recognition.inspection;

import java.util.Locale;

/** Why a model file may not be used. */
public enum ModelFault {
    /** The file is larger than allowed. */
    TOO_LARGE,
    /** The file is no ONNX model, or ends in the middle. */
    CORRUPT,
    /** The file needs a newer runtime. */
    UNSUPPORTED,
    /** Weights lie outside the file. */
    EXTERNAL_DATA,
    /** An operator that a line model does not need. */
    OPERATOR_NOT_ALLOWED,
    /** Functions too deep, tensors that are not what they say, or a graph that ends the process. */
    STRUCTURE,
    /** Description and graph disagree, or one of them is incomplete. */
    CONTRACT,
    /** The characters cannot be those of a text. */
    CHARSET_INVALID,
    /** Weights that are not finite. */
    WEIGHTS_INVALID,
    /** The trial gave no probabilities, or the same ones whatever it saw. */
    GOLDEN_FAILED,
    /** The trial took more memory than allowed. */
    MEMORY,
    /** The trial took more time than allowed. */
    TOO_SLOW;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ModelFault ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
