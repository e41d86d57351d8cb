package io.inkstream.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why something ended without its result: the stable code and a sentence that names the value. */
public record Failure(ProblemCode code, String detail) {
    @JsonProperty("transient")
    public boolean isTransient() {
        return code.isTransient();
    }
}
