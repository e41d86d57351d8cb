package io.inkstream.results.problem;

import io.inkstream.contracts.ProblemCode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/** A database that does not answer: try again later. */
@Provider
public class DatabaseProblems implements ExceptionMapper<JdbiException> {
    private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);

    @Override
    public Response toResponse(JdbiException e) {
        LOG.warn("a query failed", e);
        return Problems.of(ProblemCode.DATABASE_UNAVAILABLE, "The read model cannot be asked now.")
                .toResponse();
    }
}
