package io.inkstream.platform;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses a request before its body is read, in the form every problem has. What a client still
 * sends is read and thrown away, since one that is cut off while it sends never sees the answer; a
 * body that is long is cut off all the same.
 */
public final class ProblemAnswer {
    private static final long THROWN_AWAY_BYTES = 8L << 20;

    private ProblemAnswer() {}

    /**
     * @param detail names the value that is wrong
     */
    public static void send(RoutingContext request, ProblemCode code, String detail) {
        send(request, code, detail, Optional.empty());
    }

    /**
     * @param retryAfter rounded up to seconds
     */
    public static void sendLater(
            RoutingContext request, ProblemCode code, String detail, Duration retryAfter) {
        send(
                request,
                code,
                detail,
                Optional.of(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
    }

    /** Answers and hangs up. */
    static void sendLast(RoutingContext request, ProblemCode code, String detail) {
        sendLast(request, code, detail, Optional.empty());
    }

    private static void sendLast(
            RoutingContext request, ProblemCode code, String detail, Optional<Long> retryAfter) {
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        var _ =
                write(request, code, detail, retryAfter)
                        .onComplete(_ -> request.request().connection().close());
    }

    private static void send(
            RoutingContext request, ProblemCode code, String detail, Optional<Long> retryAfter) {
        // one that asks first does not send when it is told no
        if (request.request().getHeader(HttpHeaders.EXPECT) != null) {
            sendLast(request, code, detail, retryAfter);
        } else {
            throwAway(request.request());
            var _ = write(request, code, detail, retryAfter);
        }
    }

    private static void throwAway(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long[] read = new long[1];
        request.handler(part -> {
            read[0] += part.length();
            if (read[0] > THROWN_AWAY_BYTES) {
                var _ = request.connection().close();
            }
        });
        request.resume();
    }

    private static Future<Void> write(
            RoutingContext request, ProblemCode code, String detail, Optional<Long> retryAfter) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", Problems.type(code));
        problem.put("title", code.title());
        problem.put("status", code.status());
        problem.put("detail", detail);
        problem.put("instance", request.normalizedPath());
        problem.put("code", code.code());
        problem.put("retryable", code.isTransient());
        retryAfter.ifPresent(
                seconds -> request.response().putHeader("Retry-After", Long.toString(seconds)));
        return request.response()
                .setStatusCode(code.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(Buffer.buffer(Json.bytes(problem)));
    }
}
