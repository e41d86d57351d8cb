package io.inkstream.results.query;

import io.inkstream.contracts.TenantId;
import io.inkstream.platform.access.CurrentCaller;
import jakarta.inject.Singleton;

/** Whose batches this request may see. */
@Singleton
public final class CurrentTenant {
    private final CurrentCaller caller;

    public CurrentTenant(CurrentCaller caller) {
        this.caller = caller;
    }

    public TenantId id() {
        return caller.tenant();
    }
}
