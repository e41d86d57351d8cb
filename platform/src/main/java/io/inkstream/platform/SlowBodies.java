package io.inkstream.platform;

import io.inkstream.contracts.ProblemCode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Cuts off requests whose body trickles, so that nobody holds connections and files for nothing.
 */
@ApplicationScoped
public class SlowBodies {
    /** Whoever is refused may trickle, too. */
    private static final int BEFORE_ALL_ELSE = 2000;

    private static final int BEFORE_OTHER_FAILURES = -1000;
    private static final String CUT = "inkstream.cut";
    private static final int LOOKS_IN_GRACE = 4;

    private final Duration grace;
    private final long leastBytesPerSecond;

    public SlowBodies(HttpConfig config) {
        this.grace = config.bodyGrace();
        this.leastBytesPerSecond = config.leastBytesPerSecond();
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_ALL_ELSE);
    }

    /** Whoever still reads a body that was cut off meets an error that is none. */
    void register(@Observes Router router) {
        router.route()
                .order(BEFORE_OTHER_FAILURES)
                .failureHandler(context -> {
                    if (context.get(CUT) == null) {
                        context.next();
                    }
                });
    }

    private void watch(RoutingContext context) {
        if (hasBody(context.request())) {
            long begun = System.nanoTime();
            long every = Math.max(1, grace.toMillis() / LOOKS_IN_GRACE);
            Vertx vertx = context.vertx();
            long looks =
                    vertx.setPeriodic(
                            every,
                            timer -> {
                                if (isOver(context) || cutIfSlow(context, begun)) {
                                    vertx.cancelTimer(timer);
                                }
                            });
            context.addEndHandler(_ -> {
                if (isOver(context)) {
                    vertx.cancelTimer(looks);
                }
            });
        }
        context.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                : !length.equals("0");
    }

    private static boolean isOver(RoutingContext context) {
        return context.request().isEnded() || context.response().closed();
    }

    private boolean cutIfSlow(RoutingContext context, long begun) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        long read = context.request().bytesRead();
        if (millis < grace.toMillis() || read >= leastBytesPerSecond * millis / 1000) {
            return false;
        }
        context.put(CUT, true);
        if (context.response().headWritten()) {
            var _ = context.request().connection().close();
        } else {
            ProblemAnswer.sendLast(
                    context,
                    ProblemCode.BODY_TOO_SLOW,
                    "%d bytes in %d s, the least is %d a second (ocr.http.least-bytes-per-second)"
                            .formatted(read, millis / 1000, leastBytesPerSecond));
        }
        return true;
    }
}
