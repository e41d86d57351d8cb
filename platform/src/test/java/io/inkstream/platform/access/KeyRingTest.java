package io.inkstream.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.TenantId;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.storage.directory.DirectoryObjectStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String ADMIN = "the-first-key-of-all-of-them";

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private ObjectStore store;

    @SuppressWarnings("NullAway.Init")
    private KeyRing keys;

    @BeforeEach
    void open() throws StorageException {
        store = DirectoryObjectStore.open(folder);
        keys = ring(NOW, Optional.of(ADMIN));
    }

    @Test
    void whatIsStoredDoesNotOpenAnything() throws Exception {
        KeyRing.Made made = made(Optional.empty());

        String stored =
                new String(
                        store.read(ObjectKeys.accessKey(made.key().id(), 1)),
                        StandardCharsets.UTF_8);

        assertThat(stored).doesNotContain(made.bearer().secret());
        assertThat(made.bearer().toString()).doesNotContain(made.bearer().secret());
        assertThat(keys.find(made.bearer().text())).isInstanceOf(KeyRing.Usable.class);
        assertThat(keys.find("ink_" + made.key().id() + "_" + made.key().secretSha256()))
                .isInstanceOf(KeyRing.Unusable.class);
    }

    @Test
    void anotherServiceKnowsAKeyAndItsRevocationAfterItsNextRefresh() throws Exception {
        KeyRing other = ring(NOW, Optional.empty());
        assertThat(other.isEmpty()).isTrue();
        KeyRing.Made made = made(Optional.empty());

        other.refresh();
        KeyRing.Found before = other.find(made.bearer().text());
        keys.revoke(made.key().id());
        other.refresh();
        KeyRing.Found after = other.find(made.bearer().text());

        assertThat(before).isInstanceOf(KeyRing.Usable.class);
        assertThat(after)
                .isEqualTo(
                        new KeyRing.Unusable("the key %s was revoked".formatted(made.key().id())));
    }

    @Test
    void revokingTwiceKeepsTheFirstMoment() throws Exception {
        KeyRing.Made made = made(Optional.empty());
        keys.revoke(made.key().id());

        KeyRing later = ring(NOW.plusSeconds(60), Optional.empty());
        Optional<AccessKey> again = later.revoke(made.key().id());

        assertThat(again.flatMap(AccessKey::revoked)).contains(NOW);
        assertThat(later.revoke("0123456789abcdef")).isEmpty();
    }

    @Test
    void aKeyEndsWhenItsTimeIsOver() throws Exception {
        KeyRing.Made made = made(Optional.of(NOW.plusSeconds(10)));

        KeyRing last = ring(NOW.plusSeconds(9), Optional.empty());
        last.refresh();
        KeyRing over = ring(NOW.plusSeconds(10), Optional.empty());
        over.refresh();

        assertThat(last.find(made.bearer().text())).isInstanceOf(KeyRing.Usable.class);
        assertThat(over.find(made.bearer().text())).isInstanceOf(KeyRing.Unusable.class);
    }

    @Test
    void theAdminKeyOpensEverythingAndNothingNearItDoes() {
        assertThat(keys.find(ADMIN))
                .isInstanceOfSatisfying(
                        KeyRing.Usable.class,
                        usable -> assertThat(usable.caller().scopes()).contains(Scope.ADMIN));
        assertThat(keys.find(ADMIN + "x")).isInstanceOf(KeyRing.Unusable.class);
        assertThat(keys.find("")).isInstanceOf(KeyRing.Unusable.class);
    }

    private KeyRing.Made made(Optional<Instant> expires) throws StorageException {
        return keys.create(TenantId.DEFAULT, "test", List.of(Scope.READ), expires);
    }

    private KeyRing ring(Instant now, Optional<String> admin) {
        return new KeyRing(store, Clock.fixed(now, ZoneOffset.UTC), admin);
    }
}
