package io.inkstream.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names for digests and identities: lower-case Crockford base 32, safe in keys and URLs. */
public final class Base32 {
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

    private Base32() {}

    /**
     * The first {@code length} digits of the SHA-256 of the parts, each part ended by a zero byte.
     */
    public static String hash(int length, String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return encode(digest.digest(), length);
    }

    public static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Every JDK has SHA-256, so its absence is a bug and not a case. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encode(byte[] bytes, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(DIGITS[fiveBits(bytes, i * 5)]);
        }
        return text.toString();
    }

    private static int fiveBits(byte[] bytes, int bit) {
        int value = 0;
        for (int i = bit; i < bit + 5; i++) {
            value = value << 1 | (bytes[i >> 3] >> (7 - (i & 7)) & 1);
        }
        return value;
    }
}
