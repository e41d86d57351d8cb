package io.inkstream.trainer.network;

import io.inkstream.trainer.network.RecurrentSpec.Cell;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How each kind of layer is written in a token string, and what it means. */
public enum TokenForm {
    CONVOLUTION(
            "c3x5,64,s2x1,gelu,plain,valid",
            "c(\\d+)x(\\d+),(\\d+)(?:,s(\\d+)x(\\d+))?(?:,(%s))?(,plain)?(,valid)?"
                    .formatted(Activation.WORDS),
            "convolution of 3 rows x 5 columns to 64 maps; strides of rows and columns; activation"
                    + " (`relu` unless named: "
                    + Activation.WORDS.replace("|", ", ")
                    + "); `plain`: a bias instead of batch norm; `valid`: no padding"),
    RESIDUAL(
            "r64,s2x1",
            "r(\\d+)(?:,s(\\d+)x(\\d+))?",
            "residual block: two 3x3 convolutions to 64 maps with a shortcut around"),
    MAX_POOL("m2x1", "m(\\d+)x(\\d+)", "greatest value of every 2 rows x 1 column"),
    MEAN("h", "h", "mean over the rows; maps become a sequence"),
    STACK("H", "H", "rows stacked as features; maps become a sequence"),
    FLATTEN("flat", "flat", "all values of the maps as one vector; needs an input of fixed width"),
    MEAN_STEPS("avg", "avg", "mean of all steps as one vector; needs an input of fixed width"),
    ONE_STEP("one", "one", "the vector as a sequence of a single step"),
    LSTM(
            "L128,last,single",
            "L(f?)(\\d+)(,last)?(,single)?",
            "LSTM of 128 cells in each direction, `Lf128` from left to right only; `last`: only the"
                    + " state at the end goes on, as a vector; `single`: one bias per gate instead"
                    + " of two, as in Keras"),
    GRU(
            "G128,last",
            "G(f?)(\\d+)(,last)?",
            "GRU of 128 cells in each direction, `Gf128` from left to right only; `last` as for"
                    + " `L`"),
    ATTENTION("A4", "A(\\d+)", "self-attention with 4 heads, pre-norm, with a shortcut around"),
    TRANSFORMER(
            "T4,256",
            "T(\\d+),(\\d+)",
            "transformer layer: self-attention with 4 heads, then linear layers with 256 features"
                    + " between; pre-norm"),
    POSITIONS("E", "E", "sines and cosines of each step's place added, for attention"),
    NORM("N", "N", "layer norm of each step"),
    LINEAR(
            "F128,relu",
            "F(\\d+)(?:,(%s))?".formatted(Activation.WORDS),
            "linear layer to 128 features; activation (`none` unless named)"),
    DRAWING(
            "U24,48,96",
            "U(\\d+(?:,\\d+){1,6})",
            "residual blocks that halve the picture, to 24, 48 and 96 maps, and the way back up to"
                    + " half its size, adding what each size saw; for the head `maps`"),
    DROPOUT("P0.1", "P(0?\\.\\d+)", "a tenth of the values dropped while training");

    private final String example;
    private final Pattern pattern;
    private final String meaning;

    TokenForm(String example, String pattern, String meaning) {
        this.example = example;
        this.pattern = Pattern.compile(pattern);
        this.meaning = meaning;
    }

    /** A token with everything that can be written in it. */
    public String example() {
        return example;
    }

    public String meaning() {
        return meaning;
    }

    /**
     * The layer, if the token is of this form.
     *
     * @throws IllegalArgumentException for numbers that are no sizes
     */
    Optional<LayerSpec> read(String token) {
        Matcher m = pattern.matcher(token);
        return m.matches() ? Optional.of(layer(m)) : Optional.empty();
    }

    private LayerSpec layer(Matcher m) {
        return switch (this) {
            case CONVOLUTION ->
                    new ConvolutionSpec(
                            number(m, 1),
                            number(m, 2),
                            number(m, 3),
                            number(m, 4),
                            number(m, 5),
                            activation(m, 6, Activation.RELU),
                            m.group(7) == null,
                            m.group(8) == null);
            case RESIDUAL -> new ResidualSpec(number(m, 1), number(m, 2), number(m, 3));
            case MAX_POOL -> new MaxPoolSpec(number(m, 1), number(m, 2));
            case MEAN -> new CollapseSpec(true);
            case STACK -> new CollapseSpec(false);
            case FLATTEN -> new FlattenSpec();
            case MEAN_STEPS -> new MeanStepsSpec();
            case ONE_STEP -> new OneStepSpec();
            case LSTM -> recurrent(Cell.LSTM, m, m.group(4) != null);
            case GRU -> recurrent(Cell.GRU, m, false);
            case ATTENTION -> new TransformerSpec(number(m, 1), 0);
            case TRANSFORMER -> new TransformerSpec(number(m, 1), number(m, 2));
            case POSITIONS -> new PositionsSpec();
            case NORM -> new NormSpec();
            case LINEAR -> new LinearSpec(number(m, 1), activation(m, 2, Activation.NONE));
            case DRAWING ->
                    new DrawingSpec(
                            Arrays.stream(m.group(1).split(",", -1))
                                    .map(TokenForm::number)
                                    .toList());
            case DROPOUT -> new DropoutSpec(Double.parseDouble(m.group(1)));
        };
    }

    private static LayerSpec recurrent(Cell cell, Matcher m, boolean singleBias) {
        return new RecurrentSpec(
                cell, m.group(1).isEmpty(), number(m, 2), m.group(3) != null, singleBias);
    }

    private static Activation activation(Matcher m, int group, Activation unnamed) {
        String word = m.group(group);
        return word == null ? unnamed : Activation.ofWord(word);
    }

    /** The group as a number, 1 where an optional stride is left out. */
    private static int number(Matcher m, int group) {
        String digits = m.group(group);
        return digits == null ? 1 : number(digits);
    }

    private static int number(String digits) {
        int value = digits.length() > 6 ? 0 : Integer.parseInt(digits);
        if (value < 1) {
            throw new IllegalArgumentException(
                    "has the number %s: numbers must be in 1..999999".formatted(digits));
        }
        return value;
    }
}
