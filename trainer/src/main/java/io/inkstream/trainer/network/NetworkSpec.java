package io.inkstream.trainer.network;

import io.inkstream.trainer.network.Shape.Maps;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network as one string of tokens in the manner of VGSL, for example {@code c3x3,32,s2x2
 * c3x3,64,s2x2 m2x1 H P0.1 L128}. The head's linear layer to the classes follows by itself.
 * Training graph, exported graph, stride, parameters and operations all come from here, so they
 * cannot disagree. The tokens are listed in {@link TokenForm}.
 */
public record NetworkSpec(Input input, List<LayerSpec> layers, Head head) {

    /** Columns of an input on which a network of any width is checked, per column of stride. */
    private static final int STEPS_CHECKED = 1024;

    private static final int COARSEST_STRIDE = 256;

    public NetworkSpec {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        if ((head == Head.CTC || head == Head.MAPS) && !input.isUsual()) {
            throw new IllegalArgumentException(
                    "lines and pages are grey and of any width: '%s' needs the head 'softmax' or 'regression'"
                            .formatted(input.token()));
        }
        head.check(checked(input, layers));
    }

    /**
     * Reads the token string.
     *
     * @param height rows of an input picture
     * @throws IllegalArgumentException naming the token that is wrong, its place and a remedy
     */
    public static NetworkSpec parse(String tokens, int height) {
        return new TokenReader(tokens, height).read();
    }

    public int height() {
        return input.height();
    }

    /** The shape in front of each layer for an input of this width, and last the head's. */
    public List<Shape> shapes(int width) {
        return shapes(input, layers, input.hasFixedWidth() ? input.width() : width);
    }

    /** Features in front of each layer, and last of the head; widths do not matter to them. */
    public List<Shape> shapes() {
        return shapes(STEPS_CHECKED * stride(layers));
    }

    /** Input columns per step of the sequence, or per column of the last maps. */
    public int stride() {
        return stride(layers);
    }

    /** What an input's rows and columns must be multiples of. */
    public int coarsest() {
        return layers.stream()
                .mapToInt(layer -> layer instanceof DrawingSpec drawing ? drawing.coarsest() : 1)
                .max()
                .orElse(1);
    }

    /** Steps that a picture of this width covers. */
    public int steps(int width) {
        return Math.max(1, (width + stride() - 1) / stride());
    }

    /**
     * Parameters, and operations for one picture of this width, the head included.
     *
     * @param classes what the head has to choose from
     */
    public Cost cost(int classes, int width) {
        List<Shape> shapes = shapes(width);
        Cost cost = headCost(shapes.getLast(), classes);
        for (int i = 0; i < layers.size(); i++) {
            cost = cost.plus(layers.get(i).cost(shapes.get(i)));
        }
        return cost;
    }

    static Cost headCost(Shape last, int classes) {
        return last instanceof Maps maps
                ? Cost.ofLinear(maps.features(), classes, (long) maps.rows() * maps.columns())
                : new LinearSpec(classes, Activation.NONE).cost(last);
    }

    /** The string this was read from, each token in its shortest form. */
    public String tokens() {
        Stream<String> in = input.isUsual() ? Stream.empty() : Stream.of(input.token());
        Stream<String> out = head == Head.CTC ? Stream.empty() : Stream.of(head.word());
        return Stream.of(in, layers.stream().map(LayerSpec::token), out)
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
    }

    private static List<Shape> shapes(Input input, List<LayerSpec> layers, int width) {
        List<Shape> shapes = new ArrayList<>();
        Shape shape = new Maps(input.channels(), input.height(), width, 1);
        shapes.add(shape);
        for (LayerSpec layer : layers) {
            shape = layer.after(shape);
            shapes.add(shape);
        }
        return shapes;
    }

    /** The last shape, after a look at every layer. */
    private static Shape checked(Input input, List<LayerSpec> layers) {
        int width = input.hasFixedWidth() ? input.width() : STEPS_CHECKED * stride(layers);
        Shape shape = new Maps(input.channels(), input.height(), width, 1);
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec layer = layers.get(i);
            try {
                shape = layer.after(shape);
                if (!input.hasFixedWidth()) {
                    checkAnyWidth(layer, shape, width);
                }
            } catch (IllegalArgumentException e) {
                int place = i + (input.isUsual() ? 1 : 2);
                throw new IllegalArgumentException(
                        "network token %d '%s' %s".formatted(place, layer.token(), e.getMessage()),
                        e);
            }
        }
        return shape;
    }

    /** Pictures of any width must keep a step per stride, and have no place in a vector. */
    private static void checkAnyWidth(LayerSpec layer, Shape after, int width) {
        if (layer instanceof FlattenSpec || layer instanceof MeanStepsSpec) {
            throw new IllegalArgumentException(
                    "needs pictures of one width: begin with a token such as 'i28x28'");
        }
        if (after instanceof Maps maps && maps.columns() * maps.stride() != width) {
            throw new IllegalArgumentException(
                    "takes columns away at the ends of a line: leave ',valid' out, or make the"
                            + " kernel no wider than its stride");
        }
    }

    private static int stride(List<LayerSpec> layers) {
        long stride = 1;
        for (LayerSpec layer : layers) {
            stride = Math.min(Integer.MAX_VALUE, stride * layer.columnStride());
        }
        if (stride > COARSEST_STRIDE) {
            throw new IllegalArgumentException(
                    "one step per %d columns is too coarse to read: strides and pools may multiply to %d columns"
                            .formatted(stride, COARSEST_STRIDE));
        }
        return (int) stride;
    }
}
