package io.inkstream.trainer.network;

import io.inkstream.trainer.network.Shape.Maps;

/**
 * {@code c3x5,64,s2x1,gelu,plain,valid}: a convolution of 3 rows x 5 columns to 64 maps.
 *
 * @param activation follows the batch norm; ReLU where the token names none
 * @param normalized whether a batch norm follows; without, the kernel has a bias ({@code plain})
 * @param padded whether the borders are padded so that only the strides make maps smaller; without
 *     ({@code valid}) the kernel stays inside
 */
public record ConvolutionSpec(
        int rows,
        int columns,
        int maps,
        int rowStride,
        int columnStride,
        Activation activation,
        boolean normalized,
        boolean padded)
        implements LayerSpec {

    /** Padded and normalised, as most are. */
    static ConvolutionSpec usual(
            int rows, int columns, int maps, int rowStride, int columnStride, Activation function) {
        return new ConvolutionSpec(
                rows, columns, maps, rowStride, columnStride, function, true, true);
    }

    /** Rows of padding above and below. */
    public int rowPadding() {
        return padded ? rows / 2 : 0;
    }

    /** Columns of padding left and right. */
    public int columnPadding() {
        return padded ? columns / 2 : 0;
    }

    @Override
    public Maps after(Shape before) {
        Maps maps = before.asMaps();
        if (padded && (rows % 2 == 0 || columns % 2 == 0)) {
            throw new IllegalArgumentException(
                    "has a kernel of even size, which has no middle: make it odd or add ',valid'");
        }
        return new Maps(
                this.maps,
                reduced(maps.rows(), rows, rowPadding(), rowStride),
                reduced(maps.columns(), columns, columnPadding(), columnStride),
                maps.stride() * columnStride);
    }

    private static int reduced(int size, int kernel, int padding, int stride) {
        if (size + 2 * padding < kernel) {
            throw new IllegalArgumentException(
                    "needs maps of at least %d, has only %d: make the kernel smaller"
                            .formatted(kernel, size));
        }
        return (size + 2 * padding - kernel) / stride + 1;
    }

    @Override
    public Cost cost(Shape before) {
        Maps to = after(before);
        long kernel = (long) before.features() * rows * columns * maps;
        return new Cost(
                kernel + (normalized ? 2L : 1L) * maps, 2 * kernel * to.rows() * to.columns());
    }

    @Override
    public String token() {
        return "c%dx%d,%d%s%s%s%s"
                .formatted(
                        rows,
                        columns,
                        maps,
                        strides(rowStride, columnStride),
                        activation == Activation.RELU ? "" : "," + activation.word(),
                        normalized ? "" : ",plain",
                        padded ? "" : ",valid");
    }

    static String strides(int rowStride, int columnStride) {
        return rowStride == 1 && columnStride == 1
                ? ""
                : ",s%dx%d".formatted(rowStride, columnStride);
    }
}
