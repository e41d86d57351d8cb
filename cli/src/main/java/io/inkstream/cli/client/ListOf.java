package io.inkstream.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** One slice of a list of the server. */
record ListOf(List<JsonNode> items, Optional<String> next) {
    ListOf {
        items = List.copyOf(items);
    }
}
