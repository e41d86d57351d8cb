package io.inkstream.messaging;

import io.inkstream.contracts.Topic;
import java.util.List;

/** The queues of the system: which group takes which topics. */
public enum ShareGroup {
    SPLITTERS("ocr-splitters"),
    COMMANDS("ocr-commands"),
    WORKERS("ocr-workers");

    private final String groupName;

    ShareGroup(String groupName) {
        this.groupName = groupName;
    }

    public String groupName() {
        return groupName;
    }

    /** Where brokers have no share groups; the two kinds cannot have one name. */
    String consumerGroupName() {
        return groupName + "-by-partition";
    }

    public List<Topic> topics() {
        return switch (this) {
            case SPLITTERS -> List.of(Topic.DOCUMENTS_SUBMITTED);
            case COMMANDS -> List.of(Topic.BATCHES_COMMANDS);
            case WORKERS -> List.of(Topic.PAGES_REQUESTED, Topic.PAGES_REQUESTED_BULK);
        };
    }
}
