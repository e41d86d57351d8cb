package io.inkstream.results.intake;

import io.inkstream.messaging.PublishException;
import io.inkstream.messaging.TopicSetup;
import io.inkstream.results.ResultsConfig;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.results.ResultsPublisher;
import io.inkstream.results.ResultsStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs the intake in a thread of its own from start to stop of the service. */
@Singleton
public final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration RECORD_LOCK = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final ResultsConfig.Intake config;
    private final TopicSetup topics;
    private final IntakeLoop loop;
    private final Thread thread;

    @Inject
    public Intake(
            ResultsConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "ocr.topics.partitions") int partitions,
            ResultsDatabase database,
            ResultsStore store,
            ResultsPublisher publisher,
            MeterRegistry registry) {
        this.config = config.intake();
        this.topics = new TopicSetup(bootstrapServers, partitions, RECORD_LOCK);
        IntakeMetrics metrics = new IntakeMetrics(registry);
        this.loop =
                new IntakeLoop(
                        config.intake(),
                        bootstrapServers,
                        database,
                        new IntakeTransaction(new EventDecoder(store.objects()), metrics),
                        new StateAnnouncer(publisher, store.objects()),
                        metrics);
        this.thread = Thread.ofPlatform().name("intake").unstarted(this::run);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
        if (thread.isAlive() && !thread.join(STOP_LIMIT)) {
            LOG.warn("the intake does not stop in time");
        }
    }

    private void run() {
        while (!loop.isStopped() && !topicsReady()) {
            loop.pause();
        }
        loop.run();
    }

    private boolean topicsReady() {
        try {
            topics.ensure();
            return true;
        } catch (PublishException e) {
            LOG.warnf("intake waits for the broker: %s", e.getMessage());
            return false;
        }
    }
}
