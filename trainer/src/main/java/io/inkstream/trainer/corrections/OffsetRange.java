package io.inkstream.trainer.corrections;

import java.util.List;

/**
 * A part of the topic of corrections: what lies between two offsets of each partition. The same
 * range always holds the same corrections, because the topic keeps its records for ever.
 *
 * @param topicId tells the topic from one that was made anew under its name
 */
public record OffsetRange(String topicId, List<Part> parts) {

    /**
     * @param from the first offset
     * @param to one past the last
     */
    public record Part(int partition, long from, long to) {
        public Part {
            if (from < 0 || to < from) {
                throw new IllegalArgumentException("offsets from %d to %d".formatted(from, to));
            }
        }
    }

    public OffsetRange {
        parts = List.copyOf(parts);
    }

    /** What of this range came after another; all of it when the topic was made anew. */
    public OffsetRange after(OffsetRange earlier) {
        if (!earlier.topicId.equals(topicId)) {
            return this;
        }
        return new OffsetRange(
                topicId,
                parts.stream()
                        .map(part -> new Part(part.partition(), earlier.end(part), part.to()))
                        .toList());
    }

    private long end(Part of) {
        return parts.stream()
                .filter(part -> part.partition() == of.partition())
                .mapToLong(part -> Math.clamp(part.to(), of.from(), of.to()))
                .findFirst()
                .orElse(of.from());
    }
}
