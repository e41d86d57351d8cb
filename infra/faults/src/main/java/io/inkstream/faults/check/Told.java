package io.inkstream.faults.check;

/**
 * An event as it lies on its topic.
 *
 * @param digest of the value, or the key of the object that holds it
 */
public record Told(String topic, String key, String id, String digest) {}
