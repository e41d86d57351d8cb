package io.inkstream.ingest.delivery;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.Brokers;
import io.inkstream.ingest.reconciling.BatchAnnouncer;
import io.inkstream.ingest.upload.BatchObjects;
import io.inkstream.messaging.DeliveredEvent;
import io.inkstream.messaging.Disposition;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.Lane;
import io.inkstream.messaging.LaneSettings;
import io.inkstream.messaging.PublishException;
import io.inkstream.messaging.ShareGroup;
import io.inkstream.messaging.TopicSetup;
import io.inkstream.platform.KafkaConfig;
import io.inkstream.platform.StoreGate;
import io.inkstream.storage.StorageException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what people decided about batches and does what follows: announces what is missing after a
 * resume, retry or replay, and removes the objects of a deleted batch. One that dies half way
 * leaves the command to the next; what nobody finishes is found by reconciling.
 */
@Singleton
public class CommandLane {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLane.class);
    private static final Duration FINISH_LIMIT = Duration.ofSeconds(20);

    private final KafkaConfig kafka;
    private final Brokers brokers;
    private final StoreGate gate;
    private final BatchAnnouncer announcer;
    private final BatchObjects batches;
    private final List<Lane> lanes = new ArrayList<>();

    /**
     * @param publisher made before the lane, because making it sets up topics and groups
     */
    public CommandLane(
            KafkaConfig kafka,
            Brokers brokers,
            StoreGate gate,
            BatchAnnouncer announcer,
            BatchObjects batches,
            EventPublisher publisher) {
        this.kafka = kafka;
        this.brokers = brokers;
        this.gate = gate;
        this.announcer = announcer;
        this.batches = batches;
    }

    void start(@Observes StartupEvent event) {
        LaneSettings settings =
                new LaneSettings(
                        "command-lane",
                        brokers,
                        kafka.delivery(),
                        ShareGroup.COMMANDS,
                        TopicSetup.RECORD_LOCK,
                        FINISH_LIMIT);
        lanes.add(Lane.start(settings, this::take, gate));
    }

    void stop(@Observes @Priority(1000) ShutdownEvent event) {
        Lane.closeAll(lanes);
    }

    private Disposition take(DeliveredEvent delivered) {
        try {
            obey(delivered.event().json(BatchCommand.class));
            return Disposition.ACCEPT;
        } catch (IOException e) {
            LOG.error("no command at {}, dropped", delivered.event().place(), e);
            return Disposition.ACCEPT;
        } catch (StorageException e) {
            gate.close(e);
            return Disposition.RELEASE;
        } catch (PublishException e) {
            LOG.warn("missing pages could not be announced, the command comes again", e);
            return Disposition.RELEASE;
        }
    }

    private void obey(BatchCommand command) throws StorageException, PublishException {
        switch (command.kind()) {
            case ACCEPTED, SEALED, CANCELLED, PAUSED -> {
                // the objects and markers say it to whoever works on the batch
            }
            case RESUMED, RETRIED, REPLAYED ->
                    announcer.announceMissing(command.tenant(), command.batchId());
            case DELETED -> batches.remove(command.tenant(), command.batchId());
        }
    }
}
