package io.inkstream.recognition.line;

/**
 * The two passes of {@link LineNormalizer} over all pixels of a line; depth is how far a pixel lies
 * below the paper of its column, as a share of it. Implementations give identical results.
 */
interface DepthKernel {
    /** Depths are counted in steps of one over this. */
    int DEPTHS = 1024;

    /** Adds up how often each depth occurs, in {@value #DEPTHS} + 1 bins. */
    void count(byte[] pixels, int width, int height, float[] paper, int[] histogram);

    /** Makes paper 255 and ink of the given depth 0. */
    void stretch(byte[] pixels, int width, int height, float[] paper, float inkDepth);
}
