package io.inkstream.recognition.layout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Which segmenter with which settings found the lines of a result. Equal digests mean equal layouts
 * for equal pages.
 *
 * @param digest lower-case SHA-256 over name, version and settings
 */
public record SegmenterIdentity(String name, String version, String digest) {
    public SegmenterIdentity {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(digest, "digest");
    }

    static SegmenterIdentity of(String name, String version, SegmenterSettings settings) {
        return described(name, version, name + "\n" + version + "\n" + settings);
    }

    /** Without settings. */
    public static SegmenterIdentity of(String name, String version) {
        return described(name, version, name + "\n" + version);
    }

    private static SegmenterIdentity described(String name, String version, String described) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(described.getBytes(StandardCharsets.UTF_8));
            return new SegmenterIdentity(name, version, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
