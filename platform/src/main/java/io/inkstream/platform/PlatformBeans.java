package io.inkstream.platform;

import io.inkstream.contracts.Brokers;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.messaging.TopicSetup;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The connections of a service. The publisher is made after topics and groups exist, so whoever
 * publishes or polls through it finds them.
 */
@ApplicationScoped
public class PlatformBeans {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ObjectStore store(StoreConfig config) throws StorageException {
        return config.location().open();
    }

    @Produces
    @Singleton
    Brokers brokers(KafkaConfig config) throws IOException {
        return Brokers.at(config.bootstrapServers(), config.clientFile());
    }

    @Produces
    @Singleton
    EventPublisher publisher(
            Brokers brokers,
            KafkaConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service)
            throws PublishException {
        new TopicSetup(brokers, config.partitions(), TopicSetup.RECORD_LOCK, config.delivery())
                .ensure();
        return new EventPublisher(brokers, "/" + service, clock);
    }

    /** After the services' own observers, and before embedded servers stop. */
    void close(
            @Observes @Priority(50_000) ShutdownEvent event,
            ObjectStore store,
            EventPublisher publisher) {
        publisher.close();
        store.close();
    }
}
