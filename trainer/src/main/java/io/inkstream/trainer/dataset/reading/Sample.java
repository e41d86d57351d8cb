package io.inkstream.trainer.dataset.reading;

/**
 * A picture with its truth.
 *
 * @param name what it is called in its set, a path or an id
 * @param group writer or document it belongs to; its own name where the set does not say
 * @param text as the set has it, neither normalised nor cleaned
 */
public record Sample(String name, String group, String text, Picture picture) {}
