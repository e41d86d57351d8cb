package io.inkstream.trainer.network;

/** One token of a {@link NetworkSpec}: what it does to the shape, and how it is written. */
public sealed interface LayerSpec {

    /** The shape after this layer. */
    Shape after(Shape shape);

    /** The token itself. */
    String token();

    /**
     * What flows between layers.
     *
     * @param channels feature maps, or features of a sequence step
     * @param rows rows of the feature maps; 0 once they are a sequence
     * @param stride input columns per remaining column
     */
    record Shape(int channels, int rows, int stride) {

        boolean isSequence() {
            return rows == 0;
        }
    }

    /**
     * {@code c3x5,64,s2x1}: convolution of 3 rows x 5 columns to 64 maps, batch norm, ReLU, with
     * its strides.
     */
    record Convolution(int rows, int columns, int maps, int rowStride, int columnStride)
            implements LayerSpec {

        @Override
        public Shape after(Shape shape) {
            return new Shape(maps, reduced(shape.rows(), rowStride), shape.stride() * columnStride);
        }

        @Override
        public String token() {
            return "c%dx%d,%d%s".formatted(rows, columns, maps, strides(rowStride, columnStride));
        }
    }

    /** {@code r64,s2x1}: two 3x3 convolutions with a shortcut around them. */
    record Residual(int maps, int rowStride, int columnStride) implements LayerSpec {

        @Override
        public Shape after(Shape shape) {
            return new Shape(maps, reduced(shape.rows(), rowStride), shape.stride() * columnStride);
        }

        /** Whether the shortcut needs a convolution of its own because the shape changes. */
        boolean reshapes(Shape before) {
            return before.channels() != maps || rowStride > 1 || columnStride > 1;
        }

        @Override
        public String token() {
            return "r%d%s".formatted(maps, strides(rowStride, columnStride));
        }
    }

    /** {@code m2x1}: the greatest value of every 2 rows x 1 column. */
    record MaxPool(int rows, int columns) implements LayerSpec {

        @Override
        public Shape after(Shape shape) {
            return new Shape(shape.channels(), shape.rows() / rows, shape.stride() * columns);
        }

        @Override
        public String token() {
            return "m%dx%d".formatted(rows, columns);
        }
    }

    /**
     * {@code h}: mean over the rows, {@code H}: rows stacked as features; turns maps into a
     * sequence.
     */
    record Collapse(boolean mean) implements LayerSpec {

        @Override
        public Shape after(Shape shape) {
            return new Shape(
                    mean ? shape.channels() : shape.channels() * shape.rows(), 0, shape.stride());
        }

        @Override
        public String token() {
            return mean ? "h" : "H";
        }
    }

    /**
     * {@code L128}: an LSTM of 128 cells in each direction; the backward one starts at the end of
     * each line.
     */
    record BiLstm(int cells) implements LayerSpec {

        @Override
        public Shape after(Shape shape) {
            return new Shape(2 * cells, 0, shape.stride());
        }

        @Override
        public String token() {
            return "L" + cells;
        }
    }

    /** {@code P0.1}: a tenth of the values dropped while training. */
    record Dropout(double share) implements LayerSpec {

        @Override
        public Shape after(Shape shape) {
            return shape;
        }

        @Override
        public String token() {
            return "P" + share;
        }
    }

    private static int reduced(int rows, int stride) {
        return (rows - 1) / stride + 1;
    }

    private static String strides(int rowStride, int columnStride) {
        return rowStride == 1 && columnStride == 1
                ? ""
                : ",s%dx%d".formatted(rowStride, columnStride);
    }
}
