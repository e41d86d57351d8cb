package io.inkstream.storage;

import java.time.Instant;

/** What is known of an object without reading it. */
public record ObjectStat(String key, long sizeBytes, Instant modifiedAt) {}
