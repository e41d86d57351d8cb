package io.inkstream.results.query;

import io.inkstream.contracts.TenantId;
import jakarta.inject.Singleton;

/** Whose request this is; one tenant for all until requests carry keys. */
@Singleton
public final class CurrentTenant {
    public TenantId id() {
        return TenantId.DEFAULT;
    }
}
