package io.inkstream.results.query;

import java.util.List;
import java.util.Optional;

/**
 * Some items of a list.
 *
 * @param next the address of those that follow, absent at the end
 */
public record Slice<T>(List<T> items, Optional<String> next) {
    public Slice {
        items = List.copyOf(items);
    }
}
