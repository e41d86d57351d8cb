package io.inkstream.platform;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.storage.StorageException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store fails under a request. The answer tells no keys; the log does. */
@Provider
public class StorageProblemMapper extends ExceptionMapperBase<StorageException> {
    private static final Logger LOG = LoggerFactory.getLogger(StorageProblemMapper.class);

    @Override
    protected HttpProblem toProblem(StorageException e) {
        LOG.warn("the object store failed under a request", e);
        return Problems.of(ProblemCode.STORE_UNAVAILABLE, "try again in a moment");
    }
}
