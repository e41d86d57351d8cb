package io.inkstream.storage;

/**
 * Which keys every store takes: 1 to 900 bytes, segments separated by {@code /}, none empty, none
 * {@code .} or {@code ..}, no control characters, no backslash.
 */
public final class ObjectKeyRules {
    private static final int MAX_LENGTH = 900;

    private ObjectKeyRules() {}

    /** Keys are made by our own code, so a bad one is a bug. */
    public static String check(String key) {
        if (key.isEmpty() || key.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a key has 1 to " + MAX_LENGTH + " characters, got " + key.length());
        }
        for (String segment : key.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("a key has no such segment: \"" + key + "\"");
            }
        }
        if (key.chars().anyMatch(c -> c < 0x20 || c == 0x7f || c == '\\')) {
            throw new IllegalArgumentException("a key has no such character: \"" + key + "\"");
        }
        return key;
    }
}
