package io.inkstream.trainer.dataset;

/**
 * A line ready for the network. The pixels are read, never changed.
 *
 * @param pixels normalised gray values, 255 paper, of the recipe's height
 * @param source the set or font family it came from, for reports
 */
@SuppressWarnings("ArrayRecordComponent") // moved between threads by the thousand, compared never
public record TextLine(String text, byte[] pixels, int width, int height, String source) {}
