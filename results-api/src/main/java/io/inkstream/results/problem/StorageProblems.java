package io.inkstream.results.problem;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.storage.StorageException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jboss.logging.Logger;

/** A store that does not answer: try again later. */
public final class StorageProblems {
    private static final Logger LOG = Logger.getLogger(StorageProblems.class);

    private StorageProblems() {}

    public static HttpProblem of(StorageException e) {
        LOG.warn("the object store failed", e);
        return Problems.of(ProblemCode.STORE_UNAVAILABLE, "The object store cannot be asked now.");
    }
}
