package io.inkstream.results.diagnosis;

import java.util.Optional;

/**
 * Something that was looked at.
 *
 * @param detail what was found
 * @param remedy what to do about it, absent when nothing is
 */
public record Finding(String name, boolean ok, String detail, Optional<String> remedy) {
    static Finding good(String name, String detail) {
        return new Finding(name, true, detail, Optional.empty());
    }

    static Finding bad(String name, String detail, String remedy) {
        return new Finding(name, false, detail, Optional.of(remedy));
    }
}
