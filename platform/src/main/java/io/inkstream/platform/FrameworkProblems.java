package io.inkstream.platform;

import io.inkstream.contracts.ProblemCode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives a code to the problems that the framework finds by itself: unknown paths, wrong methods,
 * broken JSON.
 */
@ApplicationScoped
public class FrameworkProblems implements ProblemPostProcessor {
    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey("code")) {
            return problem;
        }
        ProblemCode code = codeOf(problem.getStatusCode());
        return HttpProblem.builder(problem)
                .withType(Problems.type(code))
                .with("code", code.code())
                .with("retryable", code.isTransient())
                .build();
    }

    private static ProblemCode codeOf(int status) {
        return switch (status) {
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> ProblemCode.OVERLOADED;
            default -> status < 500 ? ProblemCode.MALFORMED_REQUEST : ProblemCode.INTERNAL;
        };
    }
}
