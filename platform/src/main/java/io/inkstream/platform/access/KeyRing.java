package io.inkstream.platform.access;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.TenantId;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The keys of the installation. A key is a numbered series of objects, the last of which counts; a
 * service knows what others changed after its next {@link #refresh}. Keys in memory are answered
 * without the store, so that a store in trouble locks nobody out. Safe for use by many threads.
 */
public final class KeyRing {

    /** What a shown key is worth. */
    sealed interface Found {}

    record Usable(Caller caller) implements Found {}

    /**
     * @param why for whoever shows it; tells nothing of keys that exist
     */
    record Unusable(String why) implements Found {}

    /** A key that was just made. */
    public record Made(AccessKey key, BearerKey bearer) {}

    private static final String ADMIN = "admin";

    private final ObjectStore store;
    private final Clock clock;
    private final Optional<String> adminKey;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, AccessKey> read = new HashMap<>();
    private volatile Map<String, AccessKey> keys = Map.of();

    public KeyRing(ObjectStore store, Clock clock, Optional<String> adminKey) {
        this.store = store;
        this.clock = clock;
        this.adminKey = adminKey;
    }

    /** Reads what others have made or revoked; objects that were read before are not read again. */
    public synchronized void refresh() throws StorageException {
        Map<String, AccessKey> found = new TreeMap<>();
        for (ObjectStat stat : store.listAll(ObjectKeys.accessKeys())) {
            AccessKey key = read.get(stat.key());
            if (key == null) {
                key = parse(stat.key());
                read.put(stat.key(), key);
            }
            // in the order of their names, so the last revision stays
            found.put(key.id(), key);
        }
        keys = Map.copyOf(found);
    }

    public Collection<AccessKey> all() {
        return new TreeMap<>(keys).values();
    }

    /** Whether anybody could get in. */
    public boolean isEmpty() {
        return adminKey.isEmpty() && keys.isEmpty();
    }

    public Made create(TenantId tenant, String name, List<Scope> scopes, Optional<Instant> expires)
            throws StorageException {
        BearerKey bearer = BearerKey.fresh(random);
        AccessKey key =
                new AccessKey(
                        bearer.id(),
                        tenant,
                        name,
                        scopes,
                        AccessKey.sha256(bearer.secret()),
                        clock.instant(),
                        expires,
                        Optional.empty());
        store.putIfAbsent(ObjectKeys.accessKey(key.id(), 1), ObjectContent.json(Json.bytes(key)));
        refresh();
        return new Made(key, bearer);
    }

    /**
     * The key as it is now; nothing when there is none of this id. Revoking again changes nothing.
     */
    public Optional<AccessKey> revoke(String id) throws StorageException {
        refresh();
        AccessKey key = keys.get(id);
        if (key == null) {
            return Optional.empty();
        }
        if (key.revoked().isEmpty()) {
            store.putIfAbsent(
                    ObjectKeys.accessKey(id, 2),
                    ObjectContent.json(Json.bytes(key.revokedAt(clock.instant()))));
            refresh();
        }
        return Optional.ofNullable(keys.get(id));
    }

    Found find(String shown) {
        if (adminKey.isPresent() && isSame(adminKey.get(), shown)) {
            return new Usable(
                    new Caller(TenantId.DEFAULT, Optional.of(ADMIN), EnumSet.allOf(Scope.class)));
        }
        Optional<BearerKey> bearer = BearerKey.parse(shown);
        if (bearer.isEmpty()) {
            return new Unusable("what was shown is no key; keys look like ink_ID_SECRET");
        }
        AccessKey key = keys.get(bearer.get().id());
        if (key == null || !key.opensWith(bearer.get().secret())) {
            return new Unusable("the key %s is not known".formatted(bearer.get().id()));
        }
        if (key.revoked().isPresent()) {
            return new Unusable("the key %s was revoked".formatted(key.id()));
        }
        if (key.isExpired(clock.instant())) {
            return new Unusable(
                    "the key %s expired at %s"
                            .formatted(key.id(), key.expires().map(Instant::toString).orElse("")));
        }
        return new Usable(key.caller());
    }

    private AccessKey parse(String objectKey) throws StorageException {
        try {
            return Json.read(store.read(objectKey), AccessKey.class);
        } catch (IOException e) {
            throw new StorageException("the object " + objectKey + " is damaged", e);
        }
    }

    private static boolean isSame(String a, String b) {
        return MessageDigest.isEqual(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
