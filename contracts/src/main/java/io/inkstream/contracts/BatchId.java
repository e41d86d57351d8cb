package io.inkstream.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A batch: 26 characters of base 32. Without an idempotency key the first ten tell the time, so ids
 * sort by creation; with one the id is derived from tenant and key, so a repeated upload finds the
 * batch it made before.
 */
public record BatchId(@JsonValue String value) {
    static final String FORM = "[0-9a-hjkmnp-tv-z]{26}";
    private static final Pattern PATTERN = Pattern.compile(FORM);
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonCreator
    public BatchId {
        MalformedIdException.check(PATTERN, "batch", value);
    }

    public static BatchId create(Instant now) {
        byte[] bytes = new byte[17];
        RANDOM.nextBytes(bytes);
        long millis = now.toEpochMilli() << 2;
        for (int i = 0; i < 6; i++) {
            bytes[i] = (byte) (millis >>> (42 - 8 * i));
        }
        return new BatchId(Base32.encode(bytes, 26));
    }

    public static BatchId ofIdempotencyKey(TenantId tenant, String key) {
        return new BatchId(Base32.hash(26, "batch.v1", tenant.value(), key));
    }

    public DocumentId document(String name) {
        return DocumentId.of(this, name);
    }

    @Override
    public String toString() {
        return value;
    }
}
