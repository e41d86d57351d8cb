package io.inkstream.results;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/** The database fails under a request. */
@Provider
public class DatabaseProblemMapper extends ExceptionMapperBase<JdbiException> {
    private static final Logger LOG = Logger.getLogger(DatabaseProblemMapper.class);

    @Override
    protected HttpProblem toProblem(JdbiException e) {
        LOG.warn("the database failed under a request", e);
        return Problems.of(ProblemCode.DATABASE_UNAVAILABLE, "try again in a moment");
    }
}
