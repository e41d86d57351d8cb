package io.inkstream.results.problem;

import io.inkstream.contracts.ProblemCode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives problems that the framework makes, such as those of unknown paths, the code of their
 * status. Problems that have a code pass unchanged.
 */
@ApplicationScoped
public class ProblemCodes implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey(Problems.CODE)) {
            return problem;
        }
        ProblemCode code = ProblemTypes.ofStatus(problem.getStatusCode());
        return HttpProblem.builder(problem)
                .withType(ProblemTypes.uri(code))
                .withTitle(code.title())
                .with(Problems.CODE, code.code())
                .build();
    }
}
