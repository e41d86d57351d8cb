package io.inkstream.results;

import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Announces what this service decides. Threads may share it. */
@Singleton
public final class ResultsPublisher {
    private final EventPublisher publisher;

    @Inject
    public ResultsPublisher(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.publisher = new EventPublisher(bootstrapServers, "/results-api", Clock.systemUTC());
    }

    /** Returns when the broker has them all. */
    public void publish(List<Event> events) throws PublishException {
        publisher.publish(events);
    }

    void close(@Observes @Priority(3000) ShutdownEvent event) {
        publisher.close();
    }
}
