package io.inkstream.platform;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.messaging.PublishException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The broker fails under a request; what was stored is announced again by reconciling. */
@Provider
public class PublishProblemMapper extends ExceptionMapperBase<PublishException> {
    private static final Logger LOG = LoggerFactory.getLogger(PublishProblemMapper.class);

    @Override
    protected HttpProblem toProblem(PublishException e) {
        LOG.warn("the broker failed under a request", e);
        return Problems.of(ProblemCode.BROKER_UNAVAILABLE, "try again in a moment");
    }
}
