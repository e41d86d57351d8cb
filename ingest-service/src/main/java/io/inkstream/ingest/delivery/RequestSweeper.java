package io.inkstream.ingest.delivery;

import io.inkstream.contracts.Brokers;
import io.inkstream.messaging.PublishException;
import io.inkstream.messaging.WorkedRecords;
import io.inkstream.platform.KafkaConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes page requests from their queues once they are worked, images and all. */
@Singleton
public class RequestSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(RequestSweeper.class);

    private final KafkaConfig kafka;
    private final Brokers brokers;

    public RequestSweeper(KafkaConfig kafka, Brokers brokers) {
        this.kafka = kafka;
        this.brokers = brokers;
    }

    @Scheduled(every = "5m", delayed = "1m")
    void sweep() {
        try {
            WorkedRecords.delete(brokers, kafka.delivery());
        } catch (PublishException e) {
            LOG.warn("{}", e.getMessage());
        }
    }
}
