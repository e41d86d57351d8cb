package io.inkstream.trainer.network;

/** What flows between two layers, for an input of a certain width. */
public sealed interface Shape {

    /** Feature maps, or features of each step, or of the whole picture. */
    int features();

    /**
     * Feature maps.
     *
     * @param stride input columns per remaining column
     */
    record Maps(int features, int rows, int columns, int stride) implements Shape {

        @Override
        public String toString() {
            return "%d map%s of %d x %d"
                    .formatted(features, features == 1 ? "" : "s", rows, columns);
        }
    }

    /**
     * A sequence from left to right.
     *
     * @param stride input columns per step
     */
    record Sequence(int features, int steps, int stride) implements Shape {

        @Override
        public String toString() {
            return "a sequence of %d steps of %d features".formatted(steps, features);
        }
    }

    /** One vector for the whole picture. */
    record Vector(int features) implements Shape {

        @Override
        public String toString() {
            return "a vector of %d features".formatted(features);
        }
    }

    /** Feature maps, or the reason why the layer cannot follow. */
    default Maps asMaps() {
        return switch (this) {
            case Maps maps -> maps;
            case Sequence _, Vector _ ->
                    throw new IllegalArgumentException(
                            "needs feature maps but follows %s: move it before 'h', 'H' or 'flat'"
                                    .formatted(this));
        };
    }

    /** A sequence, or the reason why the layer cannot follow. */
    default Sequence asSequence() {
        return switch (this) {
            case Sequence sequence -> sequence;
            case Maps _ ->
                    throw new IllegalArgumentException(
                            "needs a sequence but follows %s: put 'h' or 'H' before it"
                                    .formatted(this));
            case Vector _ ->
                    throw new IllegalArgumentException(
                            "needs a sequence but follows %s: move it before 'flat' or ',last'"
                                    .formatted(this));
        };
    }
}
