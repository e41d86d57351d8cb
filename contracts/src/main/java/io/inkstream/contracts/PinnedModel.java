package io.inkstream.contracts;

import java.util.regex.Pattern;

/**
 * One immutable version of a model.
 *
 * @param digest SHA-256 of its description or file in hex; what counts when names and digests
 *     disagree
 */
public record PinnedModel(String name, String version, String digest) {
    /** The segmenter of batches that bring lines along. */
    public static final String GIVEN_LINES = "given";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,31}");

    public PinnedModel {
        MalformedIdException.check(NAME, "model", name);
        MalformedIdException.check(VERSION, "model version", version);
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
