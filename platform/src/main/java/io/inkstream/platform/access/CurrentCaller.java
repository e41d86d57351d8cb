package io.inkstream.platform.access;

import io.inkstream.contracts.TenantId;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whose request is being answered on this thread. */
@Singleton
public class CurrentCaller {
    static final String KEY = "inkstream.caller";

    private final CurrentVertxRequest request;

    public CurrentCaller(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Whose request this is; nothing before the gate was asked. */
    public static Optional<Caller> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    public Caller caller() {
        RoutingContext context = request.getCurrent();
        Caller caller = context == null ? null : context.get(KEY);
        if (caller == null) {
            throw new IllegalStateException("there is no request here, or it was let in by nobody");
        }
        return caller;
    }

    public TenantId tenant() {
        return caller().tenant();
    }
}
