package io.inkstream.trainer.network;

import io.inkstream.trainer.network.Shape.Maps;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code U24,48,96}: residual blocks that halve the picture again and again, then the way back up,
 * where what each size saw is added to what the coarser ones make of it (Ronneberger et al. 2015;
 * sums as in LinkNet, Chaurasia and Culurciello 2017). The result has half the rows and columns.
 *
 * @param maps of each size, the finest first
 */
public record DrawingSpec(List<Integer> maps) implements LayerSpec {

    public DrawingSpec {
        maps = List.copyOf(maps);
    }

    int sizes() {
        return maps.size();
    }

    /** The block that halves for the n-th time. */
    ResidualSpec down(int n) {
        return new ResidualSpec(maps.get(n), 2, 2);
    }

    /** From the maps of a size to those of the next finer one, still small. */
    ConvolutionSpec narrow(int n) {
        return ConvolutionSpec.usual(1, 1, maps.get(n), 1, 1, Activation.NONE);
    }

    /** What follows the sum of two sizes. */
    ConvolutionSpec up(int n) {
        return ConvolutionSpec.usual(3, 3, maps.get(n), 1, 1, Activation.RELU);
    }

    /** What an input's rows and columns must be multiples of. */
    public int coarsest() {
        return 1 << sizes();
    }

    @Override
    public Maps after(Shape before) {
        Maps in = before.asMaps();
        if (in.rows() % coarsest() != 0 || in.columns() % coarsest() != 0) {
            throw new IllegalArgumentException(
                    "halves %d times, so rows and columns must be multiples of %d, were %d x %d"
                            .formatted(sizes(), coarsest(), in.rows(), in.columns()));
        }
        return down(0).after(in);
    }

    @Override
    public int columnStride() {
        return 2;
    }

    @Override
    public Cost cost(Shape before) {
        List<Shape> shapes = new ArrayList<>();
        Shape shape = before;
        Cost cost = Cost.NONE;
        for (int n = 0; n < sizes(); n++) {
            cost = cost.plus(down(n).cost(shape));
            shape = down(n).after(shape);
            shapes.add(shape);
        }
        for (int n = sizes() - 2; n >= 0; n--) {
            cost = cost.plus(narrow(n).cost(shapes.get(n + 1))).plus(up(n).cost(shapes.get(n)));
        }
        return cost;
    }

    @Override
    public String token() {
        return "U" + maps.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
