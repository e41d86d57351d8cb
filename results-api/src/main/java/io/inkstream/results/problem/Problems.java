package io.inkstream.results.problem;

import io.inkstream.contracts.ProblemCode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.function.Function;

/** Makes the problems this service answers with. */
public final class Problems {
    /** The member that carries the stable code. */
    public static final String CODE = "code";

    private static final String RETRY_AFTER_SECONDS = "2";

    private Problems() {}

    /**
     * @param detail a sentence that names the value
     */
    public static HttpProblem of(ProblemCode code, String detail) {
        HttpProblem.Builder problem =
                HttpProblem.builder()
                        .withType(ProblemTypes.uri(code))
                        .withTitle(code.title())
                        .withStatus(code.status())
                        .withDetail(detail)
                        .with(CODE, code.code());
        if (code.status() == 429 || code.status() == 503) {
            problem.withHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        return problem.build();
    }

    /** Reads an id from a request. */
    public static <T> T id(Function<String, T> form, String text) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw of(ProblemCode.MALFORMED_ID, String.valueOf(e.getMessage()));
        }
    }
}
