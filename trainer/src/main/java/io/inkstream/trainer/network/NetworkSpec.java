package io.inkstream.trainer.network;

import io.inkstream.trainer.network.LayerSpec.BiLstm;
import io.inkstream.trainer.network.LayerSpec.Collapse;
import io.inkstream.trainer.network.LayerSpec.Convolution;
import io.inkstream.trainer.network.LayerSpec.Dropout;
import io.inkstream.trainer.network.LayerSpec.MaxPool;
import io.inkstream.trainer.network.LayerSpec.Residual;
import io.inkstream.trainer.network.LayerSpec.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line network as one string of tokens in the manner of VGSL, for example {@code c3x3,32,s2x2
 * c3x3,64,s2x2 m2x1 H P0.1 L128}. A linear layer to the classes and a softmax follow by themselves.
 * Training graph, exported graph, stride and sizes all come from here, so they cannot disagree.
 *
 * @param height rows of an input line
 */
public record NetworkSpec(int height, List<LayerSpec> layers) {

    private static final Pattern CONVOLUTION =
            Pattern.compile("c(\\d+)x(\\d+),(\\d+)(?:,s(\\d+)x(\\d+))?");
    private static final Pattern RESIDUAL = Pattern.compile("r(\\d+)(?:,s(\\d+)x(\\d+))?");
    private static final Pattern POOL = Pattern.compile("m(\\d+)x(\\d+)");
    private static final Pattern BI_LSTM = Pattern.compile("L(\\d+)");
    private static final Pattern COLLAPSE = Pattern.compile("[hH]");
    private static final Pattern DROPOUT = Pattern.compile("P(0?\\.\\d+)");

    public NetworkSpec {
        layers = List.copyOf(layers);
        if (height < 1) {
            throw new IllegalArgumentException("height must be > 0, was " + height);
        }
        Shape shape = input(height);
        for (LayerSpec layer : layers) {
            check(shape, layer);
            shape = layer.after(shape);
        }
        if (!shape.isSequence()) {
            throw new IllegalArgumentException(
                    "the network needs 'h' or 'H' to turn maps into a sequence");
        }
    }

    /** Reads the token string. */
    public static NetworkSpec parse(String tokens, int height) {
        return new NetworkSpec(
                height,
                Arrays.stream(tokens.strip().split("\\s+")).map(NetworkSpec::layer).toList());
    }

    /** The shape in front of each layer, and last the one in front of the classes. */
    public List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        Shape shape = input(height);
        shapes.add(shape);
        for (LayerSpec layer : layers) {
            shape = layer.after(shape);
            shapes.add(shape);
        }
        return shapes;
    }

    /** Input columns per output step. */
    public int stride() {
        return shapes().getLast().stride();
    }

    /** Output steps of a line of this width. */
    public int steps(int width) {
        return Math.max(1, (width + stride() - 1) / stride());
    }

    public String tokens() {
        return layers.stream().map(LayerSpec::token).collect(Collectors.joining(" "));
    }

    private static Shape input(int height) {
        return new Shape(1, height, 1);
    }

    private static void check(Shape shape, LayerSpec layer) {
        boolean wantsSequence = layer instanceof BiLstm;
        boolean fits = layer instanceof Dropout || shape.isSequence() == wantsSequence;
        if (!fits
                || (!shape.isSequence()
                        && layer instanceof MaxPool pool
                        && pool.rows() > shape.rows())) {
            throw new IllegalArgumentException(
                    "'%s' cannot follow %s".formatted(layer.token(), shape));
        }
    }

    private static LayerSpec layer(String token) {
        return switch (token.isEmpty() ? ' ' : token.charAt(0)) {
            case 'c' -> {
                Matcher m = matched(CONVOLUTION, token);
                yield new Convolution(
                        number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5));
            }
            case 'r' -> {
                Matcher m = matched(RESIDUAL, token);
                yield new Residual(number(m, 1), number(m, 2), number(m, 3));
            }
            case 'm' -> {
                Matcher m = matched(POOL, token);
                yield new MaxPool(number(m, 1), number(m, 2));
            }
            case 'L' -> new BiLstm(number(matched(BI_LSTM, token), 1));
            case 'P' -> new Dropout(Double.parseDouble(matched(DROPOUT, token).group(1)));
            default -> new Collapse(matched(COLLAPSE, token).group().equals("h"));
        };
    }

    private static Matcher matched(Pattern form, String token) {
        Matcher m = form.matcher(token);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "network token '%s' is none of c3x3,64[,s2x2]  r64[,s2x1]  m2x1  h  H  L128  P0.1"
                            .formatted(token));
        }
        return m;
    }

    /** The group as a number, 1 where an optional stride is left out. */
    private static int number(Matcher m, int group) {
        String digits = m.group(group);
        int value = digits == null ? 1 : Integer.parseInt(digits);
        if (value < 1) {
            throw new IllegalArgumentException(
                    "numbers must be > 0 in network token '%s'".formatted(m.group()));
        }
        return value;
    }
}
