package io.inkstream.platform;

import io.inkstream.contracts.ProblemCode;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that says it is too large before it is sent. The framework has the same limit, but
 * hangs up without a word why.
 */
@ApplicationScoped
public class BodyLimit {
    private static final int BEFORE_THE_FRAMEWORK = 100;

    private final long limitBytes;

    public BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size")
                    Optional<MemorySize> limit) {
        this.limitBytes = limit.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_FRAMEWORK);
    }

    private void check(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isAboveLimit(length)) {
            ProblemAnswer.send(
                    request,
                    ProblemCode.TOO_LARGE,
                    "%s bytes, %d are allowed".formatted(length, limitBytes));
        } else {
            request.next();
        }
    }

    private boolean isAboveLimit(String length) {
        try {
            return Long.parseLong(length) > limitBytes;
        } catch (NumberFormatException e) {
            // not ours to judge; the server refuses it
            return false;
        }
    }
}
