package io.inkstream.results.webhooks;

import io.inkstream.results.ResultsConfig;
import io.inkstream.results.webhooks.Endpoints.Delivery;
import io.inkstream.results.webhooks.Endpoints.Due;
import io.inkstream.storage.StorageException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/**
 * Tells webhooks what happened: each its events in their order, at least once. One that does not
 * take an event is tried again ever less often; after the last try the event is given up and the
 * next one comes.
 */
@Singleton
final class WebhookDispatcher {
    private static final Logger LOG = Logger.getLogger(WebhookDispatcher.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final int GROWTH = 5;
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final ResultsConfig.Webhooks config;
    private final Endpoints endpoints;
    private final WebhookObjects objects;
    private final WebhookSender sender;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService senders =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhooks-", 1).factory());

    @Inject
    WebhookDispatcher(
            ResultsConfig config,
            Endpoints endpoints,
            WebhookObjects objects,
            WebhookSender sender,
            Clock clock) {
        this.config = config.webhooks();
        this.endpoints = endpoints;
        this.objects = objects;
        this.sender = sender;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < config.senders(); i++) {
            senders.execute(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        senders.shutdown();
        if (!senders.awaitTermination(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            senders.shutdownNow();
        }
    }

    /** What another replica wrote, or what a lost database has forgotten, comes from the store. */
    @Scheduled(every = "${ocr.results.webhooks.sync:30s}")
    void sync() {
        try {
            objects.listAll().forEach(endpoints::take);
        } catch (StorageException | JdbiException e) {
            LOG.warnf("webhooks are as they were: %s", e.getMessage());
        }
    }

    @Scheduled(every = "1h", delayed = "2m")
    void forgetOldEvents() {
        endpoints.forget(config.retention());
    }

    private void run() {
        try {
            while (stopped.getCount() > 0) {
                if (!tellOne() && stopped.await(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether there was anything to tell. */
    private boolean tellOne() throws InterruptedException {
        try {
            Optional<Due> due = endpoints.lease(config.timeout().multipliedBy(10));
            if (due.isPresent()) {
                tell(due.get());
            }
            return due.isPresent();
        } catch (JdbiException e) {
            LOG.warnf("webhooks wait for the database: %s", e.getMessage());
            return false;
        }
    }

    private void tell(Due due) throws InterruptedException {
        Instant begun = clock.instant();
        try {
            int status = sender.post(URI.create(due.url()), headers(due, begun), body(due));
            boolean taken = status >= 200 && status < 300;
            settle(due, begun, Optional.of(status), Optional.empty(), taken);
        } catch (IOException | IllegalArgumentException e) {
            settle(
                    due,
                    begun,
                    Optional.empty(),
                    Optional.of(String.valueOf(e.getMessage())),
                    false);
        }
    }

    private void settle(
            Due due,
            Instant begun,
            Optional<Integer> status,
            Optional<String> error,
            boolean taken) {
        boolean last = due.attempt() >= config.attempts();
        int millis = (int) Duration.between(begun, clock.instant()).toMillis();
        Delivery delivery =
                new Delivery(
                        due.eventId(),
                        due.type(),
                        due.attempt(),
                        begun,
                        millis,
                        status,
                        error,
                        taken ? "delivered" : last ? "given-up" : "failed");
        if (taken || last) {
            endpoints.advance(due, delivery);
        } else {
            endpoints.postpone(due, delivery, pause(due.attempt()));
        }
    }

    /** After the first try the first pause, then five times as long each. */
    private Duration pause(int attempt) {
        Duration pause = config.firstPause();
        for (int i = 1; i < attempt && pause.compareTo(config.longestPause()) < 0; i++) {
            pause = pause.multipliedBy(GROWTH);
        }
        return pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause();
    }

    private static String body(Due due) {
        return "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":%s}"
                .formatted(due.type(), due.at(), due.data());
    }

    /** The time is that of this try: receivers refuse what was signed long ago. */
    private static Map<String, String> headers(Due due, Instant at) {
        return Map.of(
                "Content-Type", "application/json",
                "User-Agent", "Inkstream",
                "webhook-id", due.eventId(),
                "webhook-timestamp", Long.toString(at.getEpochSecond()),
                "webhook-signature", Signature.of(due.secret(), due.eventId(), at, body(due)));
    }
}
