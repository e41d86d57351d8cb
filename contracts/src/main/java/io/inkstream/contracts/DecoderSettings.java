package io.inkstream.contracts;

/**
 * How log-probabilities become text.
 *
 * @param kind {@code greedy}; further kinds add fields
 */
public record DecoderSettings(String kind) {
    public static final DecoderSettings GREEDY = new DecoderSettings("greedy");
}
