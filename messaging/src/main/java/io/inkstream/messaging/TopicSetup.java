package io.inkstream.messaging;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Limits;
import io.inkstream.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes the topics and configures the share groups. Every service runs it before its first poll: a
 * share group reads from the latest record until told otherwise, and records sent before its first
 * fetch would never be delivered. Running it again changes nothing.
 */
public final class TopicSetup {
    /**
     * What services use: a lock is renewed at a third of it, so only a dead worker lets it run out.
     */
    public static final Duration RECORD_LOCK = Duration.ofSeconds(30);

    /** After so many deliveries the broker drops a record without a word. */
    public static final int DELIVERY_LIMIT = 10;

    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    private final Brokers brokers;
    private final int partitions;
    private final Duration recordLock;
    private final Delivery delivery;

    /** For queues that are share groups. */
    public TopicSetup(Brokers brokers, int partitions, Duration recordLock) {
        this(brokers, partitions, recordLock, Delivery.SHARE);
    }

    /**
     * @param partitions of each topic that is made; existing topics keep theirs
     * @param recordLock see {@link LaneSettings#recordLock()}
     */
    public TopicSetup(Brokers brokers, int partitions, Duration recordLock, Delivery delivery) {
        this.brokers = brokers;
        this.partitions = partitions;
        this.recordLock = recordLock;
        this.delivery = delivery;
    }

    public void ensure() throws PublishException {
        try (Admin admin = Admin.create(brokers.settings(Map.of()))) {
            createTopics(admin);
            if (delivery == Delivery.SHARE) {
                configureGroups(admin);
            }
        } catch (ExecutionException e) {
            throw new PublishException(
                    "cannot set up topics on %s: %s".formatted(brokers, e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("interrupted while setting up topics", e);
        }
    }

    private void createTopics(Admin admin) throws ExecutionException, InterruptedException {
        var existing = admin.listTopics().names().get();
        List<NewTopic> missing = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            if (!existing.contains(topic.topicName())) {
                missing.add(describe(topic));
            }
        }
        for (var created : admin.createTopics(missing).values().entrySet()) {
            try {
                created.getValue().get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private NewTopic describe(Topic topic) {
        NewTopic description =
                new NewTopic(topic.topicName(), Optional.of(partitions), Optional.empty());
        return description.configs(
                switch (topic.retention()) {
                    case WORK, FOREVER -> configs("delete", "-1");
                    case LONG -> configs("delete", Long.toString(THIRTY_DAYS.toMillis()));
                    case COMPACT -> configs("compact", "-1");
                });
    }

    private static Map<String, String> configs(String cleanup, String retentionMillis) {
        return Map.of(
                "cleanup.policy", cleanup,
                "retention.ms", retentionMillis,
                "max.message.bytes", Integer.toString(Limits.RECORD_BYTES));
    }

    private void configureGroups(Admin admin) throws ExecutionException, InterruptedException {
        for (ShareGroup group : ShareGroup.values()) {
            var resource = new ConfigResource(ConfigResource.Type.GROUP, group.groupName());
            admin.incrementalAlterConfigs(Map.of(resource, groupConfigs())).all().get();
        }
    }

    private List<AlterConfigOp> groupConfigs() {
        return List.of(
                set("share.auto.offset.reset", "earliest"),
                set("share.record.lock.duration.ms", Long.toString(recordLock.toMillis())),
                set("share.delivery.count.limit", Integer.toString(DELIVERY_LIMIT)));
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }
}
