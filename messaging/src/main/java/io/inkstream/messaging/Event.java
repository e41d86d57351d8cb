package io.inkstream.messaging;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.Topic;
import java.util.Map;
import java.util.Optional;

/**
 * Something to announce: a CloudEvent in binary mode. A repeat of the same fact carries the same
 * id.
 *
 * @param key what orders the topic
 * @param id unique per fact, not per sending
 * @param subject what it is about, usually the id of the batch, document or page
 * @param value not to be changed; empty when {@code dataref} names the data
 * @param headers further headers, for example {@code ocr-page}
 */
@SuppressWarnings("ArrayRecordComponent") // equality goes by id
public record Event(
        Topic topic,
        String key,
        String id,
        String subject,
        String contentType,
        byte[] value,
        Optional<String> dataref,
        Map<String, String> headers) {
    public Event {
        headers = Map.copyOf(headers);
    }

    /** A fact told in JSON; its id follows from topic and {@code fact}. */
    public static Event json(Topic topic, String key, String fact, String subject, Object value) {
        return json(topic, key, fact, subject, Json.bytes(value));
    }

    /**
     * A fact whose JSON is written already.
     *
     * @param json not to be changed
     */
    public static Event json(Topic topic, String key, String fact, String subject, byte[] json) {
        return new Event(
                topic,
                key,
                id(topic, fact),
                subject,
                "application/json",
                json,
                Optional.empty(),
                Map.of());
    }

    /** On a compacted topic: forget what was told under the key. The record has no value. */
    public static Event tombstone(Topic topic, String key, String fact, String subject) {
        return new Event(
                topic, key, id(topic, fact), subject, "", new byte[0], Optional.empty(), Map.of());
    }

    boolean isTombstone() {
        return contentType.isEmpty();
    }

    public static String id(Topic topic, String fact) {
        return Base32.hash(26, "event.v1", topic.topicName(), fact);
    }

    /** The same fact, its data left in the object store. */
    public Event byReference(String objectKey) {
        return new Event(
                topic, key, id, subject, contentType, new byte[0], Optional.of(objectKey), headers);
    }

    /** Two events are the same when they tell the same fact. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Event event && event.topic == topic && event.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return topic.topicName() + " " + subject + " " + id;
    }
}
