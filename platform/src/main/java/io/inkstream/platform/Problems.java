package io.inkstream.platform;

import io.inkstream.contracts.ProblemCode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;

/** Answers for failures, as problem+json with a stable code. */
public final class Problems {
    private static final int RETRY_AFTER_SECONDS = 2;

    private Problems() {}

    /**
     * @param detail names the value that is wrong
     */
    public static HttpProblem of(ProblemCode code, String detail) {
        return start(code, detail).build();
    }

    /**
     * @param name of a further member of the problem that clients can act on
     * @param value written as JSON
     */
    public static HttpProblem of(ProblemCode code, String detail, String name, Object value) {
        return start(code, detail).with(name, value).build();
    }

    private static HttpProblem.Builder start(ProblemCode code, String detail) {
        HttpProblem.Builder problem =
                HttpProblem.builder()
                        .withType(type(code))
                        .withTitle(code.title())
                        .withStatus(code.status())
                        .withDetail(detail)
                        .with("code", code.code())
                        .with("retryable", code.isTransient());
        if (code.status() == 429 || code.status() == 503) {
            problem.withHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        return problem;
    }

    static URI type(ProblemCode code) {
        return URI.create("urn:inkstream:problem:" + code.code());
    }
}
