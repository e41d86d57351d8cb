package io.inkstream.platform;

import io.inkstream.contracts.MalformedIdException;
import io.inkstream.contracts.ProblemCode;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** An id in a path or parameter that cannot be one. */
@Provider
public class MalformedIdMapper extends ExceptionMapperBase<MalformedIdException> {
    @Override
    protected HttpProblem toProblem(MalformedIdException e) {
        return Problems.of(ProblemCode.MALFORMED_ID, String.valueOf(e.getMessage()));
    }
}
