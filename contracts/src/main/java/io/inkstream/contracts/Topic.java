package io.inkstream.contracts;

import java.util.Optional;

/**
 * The topics, their names and how they keep records. The type of an event is the name of its topic.
 */
public enum Topic {
    DOCUMENTS_SUBMITTED("ocr.documents.submitted.v1", Retention.WORK),
    DOCUMENTS_SPLIT("ocr.documents.split.v1", Retention.LONG),
    PAGES_REQUESTED("ocr.pages.requested.v1", Retention.WORK),
    PAGES_REQUESTED_BULK("ocr.pages.requested.bulk.v1", Retention.WORK),
    PAGES_RECOGNIZED("ocr.pages.recognized.v1", Retention.LONG),
    PAGES_FAILED("ocr.pages.failed.v1", Retention.LONG),
    BATCHES_COMMANDS("ocr.batches.commands.v1", Retention.LONG),
    BATCHES_STATE("ocr.batches.state.v1", Retention.COMPACT),
    LINES_CORRECTED("ocr.lines.corrected.v1", Retention.FOREVER),
    MODELS_STATE("ocr.models.state.v1", Retention.COMPACT),
    PAGES_COMPARED("ocr.pages.compared.v1", Retention.LONG),
    TRAINING_RUNS("ocr.training.runs.v1", Retention.COMPACT);

    /** How long records stay. */
    public enum Retention {
        /** Until worked: nothing expires by time. */
        WORK,
        /** Thirty days. */
        LONG,
        /** The latest record per key. */
        COMPACT,
        FOREVER
    }

    private final String topicName;
    private final Retention retention;

    Topic(String topicName, Retention retention) {
        this.topicName = topicName;
        this.retention = retention;
    }

    public String topicName() {
        return topicName;
    }

    public Retention retention() {
        return retention;
    }

    public static Optional<Topic> find(String topicName) {
        for (Topic topic : values()) {
            if (topic.topicName.equals(topicName)) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
