package io.inkstream.platform.access;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as people hold it: {@code ink_ID_SECRET}, recognised by scanners of leaked secrets.
 *
 * @param secret never stored and never logged
 */
public record BearerKey(String id, String secret) {

    private static final Pattern FORM = Pattern.compile("ink_([0-9a-f]{16})_([0-9a-f]{64})");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    static BearerKey fresh(SecureRandom random) {
        return new BearerKey(hex(random, ID_BYTES), hex(random, SECRET_BYTES));
    }

    static Optional<BearerKey> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new BearerKey(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    private static String hex(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What the holder shows. */
    public String text() {
        return "ink_" + id + "_" + secret;
    }

    /** Without the secret, so that a log may hold it. */
    @Override
    public String toString() {
        return "ink_" + id + "_…";
    }
}
