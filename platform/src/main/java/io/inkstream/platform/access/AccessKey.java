package io.inkstream.platform.access;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key as it is stored: the secret only as its digest. Secrets are 256 random bits, so a fast
 * digest is enough.
 *
 * @param name what people call it
 */
public record AccessKey(
        String id,
        TenantId tenant,
        String name,
        List<Scope> scopes,
        String secretSha256,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> revoked) {
    public AccessKey {
        scopes = List.copyOf(scopes);
    }

    boolean opensWith(String secret) {
        return MessageDigest.isEqual(
                secretSha256.getBytes(StandardCharsets.US_ASCII),
                sha256(secret).getBytes(StandardCharsets.US_ASCII));
    }

    boolean isExpired(Instant now) {
        return expires.isPresent() && !now.isBefore(expires.get());
    }

    AccessKey revokedAt(Instant when) {
        return new AccessKey(
                id, tenant, name, scopes, secretSha256, created, expires, Optional.of(when));
    }

    Caller caller() {
        return new Caller(tenant, Optional.of(id), Set.copyOf(scopes));
    }

    static String sha256(String secret) {
        return Base32.sha256Hex(secret.getBytes(StandardCharsets.UTF_8));
    }
}
