package io.inkstream.platform;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ProblemCode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Refuses a request before its body is read, in the form every problem has. */
public final class ProblemAnswer {
    private ProblemAnswer() {}

    /**
     * Answers and hangs up.
     *
     * @param detail names the value that is wrong
     */
    public static void send(RoutingContext request, ProblemCode code, String detail) {
        byte[] problem =
                Json.bytes(
                        Map.of(
                                "type",
                                Problems.type(code),
                                "title",
                                code.title(),
                                "status",
                                code.status(),
                                "detail",
                                detail,
                                "instance",
                                request.normalizedPath(),
                                "code",
                                code.code(),
                                "retryable",
                                code.isTransient()));
        request.response()
                .setStatusCode(code.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Buffer.buffer(problem));
    }
}
