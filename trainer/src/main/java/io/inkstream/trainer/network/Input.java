package io.inkstream.trainer.network;

/**
 * The pictures a network reads: {@code i28x28} of fixed width, {@code i48,rgb} in colour. A network
 * of grey pictures of any width needs no such token.
 *
 * @param height rows in pixels
 * @param width columns in pixels, 0 where every picture has its own
 * @param channels 1 for grey, 3 for red, green and blue
 */
public record Input(int height, int width, int channels) {

    public Input {
        if (height < 1) {
            throw new IllegalArgumentException("height must be > 0, was " + height);
        }
        if (width < 0 || (channels != 1 && channels != 3)) {
            throw new IllegalArgumentException(
                    "a picture has a width >= 0 and 1 or 3 channels, was %d and %d"
                            .formatted(width, channels));
        }
    }

    static Input ofHeight(int height) {
        return new Input(height, 0, 1);
    }

    public boolean hasFixedWidth() {
        return width > 0;
    }

    public boolean isColour() {
        return channels == 3;
    }

    boolean isUsual() {
        return !hasFixedWidth() && !isColour();
    }

    String token() {
        return "i" + height + (hasFixedWidth() ? "x" + width : "") + (isColour() ? ",rgb" : "");
    }
}
