package io.inkstream.trainer.prefix;

/**
 * What a prefix network reads.
 *
 * @param height rows of a picture
 * @param width columns; wider pictures are made narrower, narrower ones get paper at their right
 * @param length characters of the text so far, the last ones
 */
public record PrefixForm(ResNet.Size size, int height, int width, int length) {

    /** Words and short lines. */
    public static PrefixForm of(ResNet.Size size) {
        return new PrefixForm(size, 64, 256, 24);
    }
}
