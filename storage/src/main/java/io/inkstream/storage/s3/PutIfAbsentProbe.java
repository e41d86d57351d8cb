package io.inkstream.storage.s3;

import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Races a few writers for one new key and counts the winners. */
final class PutIfAbsentProbe {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 2;

    private final ObjectStore store;

    PutIfAbsentProbe(ObjectStore store) {
        this.store = store;
    }

    void requireOneWinner(String place) throws StorageException {
        for (int round = 0; round < ROUNDS; round++) {
            String key = "probe/" + UUID.randomUUID();
            int winners = race(key);
            store.delete(key);
            if (winners != 1) {
                throw new StorageException(
                        "%s does not honour put-if-absent: %d of %d writers of one key won"
                                .formatted(place, winners, WRITERS));
            }
        }
    }

    private int race(String key) throws StorageException {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> wins = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                ObjectContent content = ObjectContent.of(new byte[] {(byte) i}, "text/plain");
                wins.add(writers.submit(() -> store.putIfAbsent(key, content)));
            }
            int winners = 0;
            for (Future<Boolean> win : wins) {
                winners += win.get() ? 1 : 0;
            }
            return winners;
        } catch (ExecutionException e) {
            throw new StorageException("probing put-if-absent failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException("interrupted while probing put-if-absent", e);
        }
    }
}
