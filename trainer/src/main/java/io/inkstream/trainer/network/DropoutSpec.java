package io.inkstream.trainer.network;

/** {@code P0.1}: a tenth of the values dropped while training. */
public record DropoutSpec(double share) implements LayerSpec {

    @Override
    public Shape after(Shape before) {
        return before;
    }

    @Override
    public Cost cost(Shape before) {
        return Cost.NONE;
    }

    @Override
    public String token() {
        return "P" + share;
    }
}
