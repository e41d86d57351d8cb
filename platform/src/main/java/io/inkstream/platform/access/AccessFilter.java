package io.inkstream.platform.access;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.ProblemAnswer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the gate about every request before anything reads its body, and notes what changes things.
 */
@ApplicationScoped
public class AccessFilter {
    private static final Logger AUDIT = LoggerFactory.getLogger("io.inkstream.audit");
    private static final int BEFORE_ALL_ELSE = 1000;
    private static final Set<HttpMethod> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Scripts, styles and pictures come from here and nowhere else. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private final Access access;
    private final KeyRates rates;

    public AccessFilter(Access access, AccessConfig config) {
        this.access = access;
        this.rates = new KeyRates(config.requestsPerSecond(), System::nanoTime);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ELSE);
    }

    private void check(RoutingContext request) {
        request.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", CONTENT_POLICY)
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer");
        switch (access.gate().judge(request(request))) {
            case Verdict.Passed(Caller caller) -> pass(request, caller);
            case Verdict.Refused(var code, String detail) -> {
                AUDIT.info(
                        "refused code={} method={} path={} from={}",
                        code.code(),
                        request.request().method(),
                        request.normalizedPath(),
                        request.request().remoteAddress().hostAddress());
                if (code.status() == 401) {
                    request.response().putHeader("WWW-Authenticate", "Bearer");
                }
                ProblemAnswer.send(request, code, detail);
            }
        }
    }

    private void pass(RoutingContext request, Caller caller) {
        Duration wait = rates.take(caller);
        if (wait.isZero()) {
            request.put(CurrentCaller.KEY, caller);
            note(request, caller);
            request.next();
        } else {
            ProblemAnswer.sendLater(
                    request,
                    ProblemCode.TOO_MANY_REQUESTS,
                    "the key %s sent more than its share (ocr.access.requests-per-second)"
                            .formatted(caller.key().orElse("")),
                    wait);
        }
    }

    private static void note(RoutingContext request, Caller caller) {
        if (READING.contains(request.request().method())) {
            return;
        }
        request.addEndHandler(_ ->
                AUDIT.info(
                        "done tenant={} key={} method={} path={} status={}",
                        caller.tenant(),
                        caller.key().orElse("none"),
                        request.request().method(),
                        request.normalizedPath(),
                        request.response().getStatusCode()));
    }

    private static Gate.Request request(RoutingContext context) {
        HttpServerRequest request = context.request();
        return new Gate.Request(
                request.method().name(),
                context.normalizedPath(),
                Optional.ofNullable(request.authority()).map(Object::toString),
                Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN)),
                Optional.ofNullable(request.getHeader("Sec-Fetch-Site")),
                Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)));
    }
}
