package io.inkstream.trainer.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The function behind a convolution or a linear layer; its word in tokens is the lower-case name.
 */
public enum Activation {
    RELU,
    /** Negative values times {@value #SLOPE}. */
    LEAKY,
    /** The exact form, by the error function. */
    GELU,
    SILU,
    TANH,
    SIGMOID,
    NONE;

    /** What {@link #LEAKY} keeps of negative values. */
    public static final float SLOPE = 0.01f;

    /** All words, as alternatives of a regular expression. */
    static final String WORDS =
            Arrays.stream(values()).map(Activation::word).collect(Collectors.joining("|"));

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Activation ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** May overwrite its argument. */
    Tensor of(Tensor x) {
        return switch (this) {
            case RELU -> torch.relu_(x);
            case LEAKY -> torch.leaky_relu(x, new Scalar(SLOPE));
            case GELU -> torch.gelu(x);
            case SILU -> torch.silu(x);
            case TANH -> torch.tanh(x);
            case SIGMOID -> torch.sigmoid(x);
            case NONE -> x;
        };
    }
}
