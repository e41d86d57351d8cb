package io.inkstream.results.progress;

import io.inkstream.results.ProgressEvent;
import io.inkstream.results.ResultsDatabase;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears over one connection of its own which batches have news. While it is cut off, followers find
 * news by looking, only later.
 */
@Singleton
final class NotificationListener {
    private static final Logger LOG = Logger.getLogger(NotificationListener.class);
    private static final int WAIT_MILLIS = 500;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final ResultsDatabase database;
    private final BatchSignals signals;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("progress-listener").daemon().unstarted(this::run);

    @Inject
    NotificationListener(ResultsDatabase database, BatchSignals signals) {
        this.database = database;
        this.signals = signals;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        if (thread.isAlive() && !thread.join(STOP_LIMIT)) {
            LOG.warn("the progress listener does not stop in time");
        }
    }

    private void run() {
        do {
            try (Handle handle = database.jdbi().open()) {
                handle.execute("listen " + ProgressEvent.CHANNEL);
                listen(handle.getConnection().unwrap(PGConnection.class));
                handle.execute("unlisten " + ProgressEvent.CHANNEL);
            } catch (SQLException | JdbiException e) {
                LOG.warnf("live progress is slow until the database answers: %s", e.getMessage());
            }
        } while (!pause());
    }

    private void listen(PGConnection connection) throws SQLException {
        while (stopped.getCount() > 0) {
            for (PGNotification notification : connection.getNotifications(WAIT_MILLIS)) {
                signals.signal(notification.getParameter());
            }
        }
    }

    /** Returns whether to stop. */
    private boolean pause() {
        try {
            return stopped.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
