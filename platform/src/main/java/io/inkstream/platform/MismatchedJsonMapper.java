package io.inkstream.platform;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.inkstream.contracts.ProblemCode;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import java.util.stream.Collectors;

/** JSON of another shape than a route takes: a list for an object, a number for a text. */
@Provider
public class MismatchedJsonMapper extends ExceptionMapperBase<MismatchedInputException> {
    @Override
    protected HttpProblem toProblem(MismatchedInputException e) {
        String field =
                e.getPath().stream()
                        .map(Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."));
        JsonLocation at = e.getLocation();
        return Problems.of(
                ProblemCode.MALFORMED_REQUEST,
                "the JSON does not fit at %s%s"
                        .formatted(
                                field.isEmpty() ? "its root" : "'" + field + "'",
                                at == null
                                        ? ""
                                        : ", line %d, column %d"
                                                .formatted(at.getLineNr(), at.getColumnNr())));
    }
}
