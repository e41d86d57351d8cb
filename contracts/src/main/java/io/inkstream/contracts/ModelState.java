package io.inkstream.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is registered of a model; told whenever that changes, and the latest record per model is the
 * truth that the object store had then.
 *
 * @param model its name
 * @param versions all of them, by name
 * @param aliases each with the version it names now
 */
public record ModelState(String model, List<Version> versions, List<Alias> aliases) {

    /**
     * A registered version.
     *
     * @param digest SHA-256 in hex of the file that workers open
     * @param inspection {@code accepted} or {@code refused}, absent while nobody has looked
     */
    public record Version(String version, String digest, Optional<String> inspection) {}

    /** An alias and its latest revision. */
    public record Alias(String alias, int revision, String version, Instant movedAt) {}

    public ModelState {
        versions = List.copyOf(versions);
        aliases = List.copyOf(aliases);
    }
}
