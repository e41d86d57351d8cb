package io.inkstream.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.inkstream.contracts.Json;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** HTTP speaks the JSON of the contracts. */
@Singleton
public final class JsonSettings implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        Json.configure(mapper);
    }
}
