package io.inkstream.standalone;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicReference;

/** Stops the embedded servers after every service has stopped, also on SIGTERM. */
@ApplicationScoped
public class StopServers {
    private static final int AFTER_ALL_SERVICES = 100_000;
    private static final AtomicReference<EmbeddedServers> SERVERS = new AtomicReference<>();

    static void register(EmbeddedServers servers) {
        SERVERS.set(servers);
    }

    static EmbeddedServers servers() {
        return SERVERS.get();
    }

    void stop(@Observes @Priority(AFTER_ALL_SERVICES) ShutdownEvent event) {
        SERVERS.get().close();
    }
}
