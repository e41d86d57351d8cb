package io.inkstream.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store does; one subclass per implementation. */
public abstract class ObjectStoreContract {
    protected abstract ObjectStore store();

    @Test
    void anObjectPutIsReadBack() throws Exception {
        store().put("a/b.txt", text("hello"));

        assertThat(store().read("a/b.txt")).asString(UTF_8).isEqualTo("hello");
        assertThat(store().stat("a/b.txt")).hasValueSatisfying(s -> sized(s, "a/b.txt", 5));
    }

    @Test
    void aSecondPutReplacesTheFirst() throws Exception {
        store().put("replace", text("old"));
        store().put("replace", text("newer"));

        assertThat(store().read("replace")).asString(UTF_8).isEqualTo("newer");
    }

    @Test
    void putIfAbsentKeepsTheFirst() throws Exception {
        boolean first = store().putIfAbsent("once", text("first"));
        boolean second = store().putIfAbsent("once", text("second"));

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(store().read("once")).asString(UTF_8).isEqualTo("first");
    }

    @Test
    void ofSixteenWritersOfOneKeyExactlyOneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            String key = "race/" + round;
            List<Future<Boolean>> wins = new ArrayList<>();
            CountDownLatch start = new CountDownLatch(1);
            try (ExecutorService writers = Executors.newFixedThreadPool(16)) {
                for (int i = 0; i < 16; i++) {
                    ObjectContent content = text("writer " + i);
                    wins.add(
                            writers.submit(() -> {
                                start.await();
                                return store().putIfAbsent(key, content);
                            }));
                }
                start.countDown();
            }

            List<Integer> winners = new ArrayList<>();
            for (int i = 0; i < wins.size(); i++) {
                if (wins.get(i).get()) {
                    winners.add(i);
                }
            }
            assertThat(winners).hasSize(1);
            assertThat(store().read(key)).asString(UTF_8).isEqualTo("writer " + winners.get(0));
        }
    }

    @Test
    void aRangeIsAPartOfTheObject() throws Exception {
        store().put("range", text("hello world"));

        try (InputStream in = store().range("range", 6, 3)) {
            assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("wor");
        }
        try (InputStream in = store().range("range", 6, 100)) {
            assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("world");
        }
    }

    @Test
    void aFreeKeyIsNotFound() throws Exception {
        assertThat(store().stat("nothing/here")).isEmpty();
        assertThat(store().find("nothing/here")).isEmpty();
        assertThatThrownBy(() -> store().get("nothing/here"))
                .isInstanceOf(ObjectNotFoundException.class)
                .hasMessageContaining("nothing/here");
    }

    @Test
    void aListingIsSortedPrefixedAndPaged() throws Exception {
        for (String key : List.of("l/2/b", "l/10", "l/2/a", "l/2x", "m/1", "l/1", "lz")) {
            store().put(key, text(key));
        }

        assertThat(keys("l/", "", 100)).containsExactly("l/1", "l/10", "l/2/a", "l/2/b", "l/2x");
        assertThat(keys("l/", "", 2)).containsExactly("l/1", "l/10");
        assertThat(keys("l/", "l/10", 2)).containsExactly("l/2/a", "l/2/b");
        assertThat(keys("l/", "l/2/a", 2)).containsExactly("l/2/b", "l/2x");
        assertThat(keys("l/2/", "", 10)).containsExactly("l/2/a", "l/2/b");
        assertThat(keys("l/1", "", 10)).containsExactly("l/1", "l/10");
        assertThat(keys("none/", "", 10)).isEmpty();
    }

    @Test
    void aDeletedObjectIsGoneAndItsKeyFree() throws Exception {
        store().put("gone", text("x"));
        store().delete("gone");
        store().delete("gone");

        assertThat(store().stat("gone")).isEmpty();
        assertThat(store().putIfAbsent("gone", text("y"))).isTrue();
    }

    @Test
    void keysMayHoldBlanksAndLettersOfAnyScript() throws Exception {
        String key = "ü bér/a+b&c=d #1/ꯃꯤꯇꯩ.png";
        store().put(key, text("x"));

        assertThat(store().read(key)).asString(UTF_8).isEqualTo("x");
        assertThat(keys("ü bér/", "", 10)).containsExactly(key);
    }

    @Test
    void aLargeFileArrivesWhole(@TempDir Path folder) throws Exception {
        byte[] bytes = new byte[20 << 20];
        new java.util.Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("large"), bytes);

        boolean won = store().putIfAbsent("large", ObjectContent.of(file, "image/png"));

        assertThat(won).isTrue();
        assertThat(store().read("large")).isEqualTo(bytes);
    }

    @Test
    void anEmptyObjectIsAnObject() throws Exception {
        store().put("empty", text(""));

        assertThat(store().read("empty")).isEmpty();
    }

    protected final List<String> keys(String prefix, String after, int limit)
            throws StorageException {
        return store().list(prefix, after, limit).stream().map(ObjectStat::key).toList();
    }

    private static void sized(ObjectStat stat, String key, long size) {
        assertThat(stat.key()).isEqualTo(key);
        assertThat(stat.sizeBytes()).isEqualTo(size);
    }

    protected static ObjectContent text(String text) {
        return ObjectContent.of(text.getBytes(UTF_8), "text/plain");
    }
}
