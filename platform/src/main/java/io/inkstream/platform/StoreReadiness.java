package io.inkstream.platform;

import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the store answers. */
@Readiness
@ApplicationScoped
public class StoreReadiness implements HealthCheck {
    private final ObjectStore store;

    public StoreReadiness(ObjectStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("object-store");
        try {
            store.stat("probe/ready");
            return response.up().build();
        } catch (StorageException e) {
            return response.down().withData("cause", String.valueOf(e.getMessage())).build();
        }
    }
}
