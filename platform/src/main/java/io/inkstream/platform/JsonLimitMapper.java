package io.inkstream.platform;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.inkstream.contracts.ProblemCode;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** JSON that is nested too deeply, or holds a number or text that is too long. */
@Provider
public class JsonLimitMapper extends ExceptionMapperBase<StreamConstraintsException> {
    @Override
    protected HttpProblem toProblem(StreamConstraintsException e) {
        return Problems.of(
                ProblemCode.MALFORMED_REQUEST,
                "the JSON is beyond the limits: " + e.getOriginalMessage());
    }
}
