package io.inkstream.ingest.delivery;

import io.inkstream.contracts.Brokers;
import io.inkstream.ingest.admission.Queues;
import io.inkstream.messaging.PublishException;
import io.inkstream.messaging.QueueGauge;
import io.inkstream.messaging.ShareGroup;
import io.inkstream.platform.KafkaConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The queues as the brokers tell of them. */
@Singleton
public class KafkaQueues implements Queues {
    private final QueueGauge gauge;

    public KafkaQueues(KafkaConfig kafka, Brokers brokers) {
        this.gauge = new QueueGauge(brokers, kafka.delivery());
    }

    @Override
    public State look() throws PublishException {
        QueueGauge.Depth documents = gauge.depth(ShareGroup.SPLITTERS);
        QueueGauge.Depth pages = gauge.depth(ShareGroup.WORKERS);
        return new State(
                documents.waiting(),
                pages.waiting(),
                pages.bytes(),
                pages.worked(),
                gauge.freeBytes());
    }

    void stop(@Observes @Priority(2000) ShutdownEvent event) {
        gauge.close();
    }
}
