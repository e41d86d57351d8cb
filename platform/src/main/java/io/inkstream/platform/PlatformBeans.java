package io.inkstream.platform;

import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.messaging.TopicSetup;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
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

    void close(@Disposes ObjectStore store) {
        store.close();
    }

    @Produces
    @Singleton
    EventPublisher publisher(
            KafkaConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service)
            throws PublishException {
        new TopicSetup(config.bootstrapServers(), config.partitions(), TopicSetup.RECORD_LOCK)
                .ensure();
        return new EventPublisher(config.bootstrapServers(), "/" + service, clock);
    }

    void close(@Disposes EventPublisher publisher) {
        publisher.close();
    }
}
