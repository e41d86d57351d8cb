package io.inkstream.platform.access;

import io.inkstream.contracts.TenantId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whose request it is.
 *
 * @param key id of the key that was shown; nothing where none is needed
 */
public record Caller(TenantId tenant, Optional<String> key, Set<Scope> scopes) {

    /** Whoever reaches a service that only listens on its own machine. */
    static final Caller LOCAL =
            new Caller(TenantId.DEFAULT, Optional.empty(), EnumSet.allOf(Scope.class));

    public Caller {
        scopes = Set.copyOf(scopes);
    }
}
