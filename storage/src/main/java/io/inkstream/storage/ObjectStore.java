package io.inkstream.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bytes under keys, durable when a call returns. Safe for use by many threads and processes at
 * once.
 *
 * <p>Keys are {@code /}-separated segments, see {@link ObjectKeyRules}. {@link #putIfAbsent} is the
 * one commit point of the system: of any number of writers of a key exactly one wins, and readers
 * see all of its bytes or none.
 */
public interface ObjectStore extends AutoCloseable {
    /** Most objects a single listing gives. */
    int PAGE = 1000;

    /** Writes the object, replacing an older one. */
    void put(String key, ObjectContent content) throws StorageException;

    /**
     * Writes the object unless the key is taken.
     *
     * @return whether this call wrote it
     */
    boolean putIfAbsent(String key, ObjectContent content) throws StorageException;

    /** The bytes from the start; the caller closes the stream. */
    InputStream get(String key) throws StorageException;

    /** At most {@code length} bytes from {@code offset}; the caller closes the stream. */
    InputStream range(String key, long offset, long length) throws StorageException;

    Optional<ObjectStat> stat(String key) throws StorageException;

    /**
     * The objects whose keys begin with the prefix, in the order of their keys' UTF-8 bytes.
     *
     * @param startAfter only keys after this one; empty for all
     * @param limit at most so many, 1 to 1000
     */
    List<ObjectStat> list(String prefix, String startAfter, int limit) throws StorageException;

    /** Removes the object; nothing happens when there is none. */
    void delete(String key) throws StorageException;

    @Override
    void close();

    /** The whole object. For what is known to be small. */
    default byte[] read(String key) throws StorageException {
        try (InputStream in = get(key)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new StorageException("reading " + key + " broke off", e);
        }
    }

    /** The whole object, or nothing when the key is free. */
    default Optional<byte[]> find(String key) throws StorageException {
        try {
            return Optional.of(read(key));
        } catch (ObjectNotFoundException e) {
            return Optional.empty();
        }
    }

    /** All objects under the prefix. For prefixes known to hold at most some thousands. */
    default List<ObjectStat> listAll(String prefix) throws StorageException {
        List<ObjectStat> all = new ArrayList<>();
        List<ObjectStat> page = list(prefix, "", PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page =
                    page.size() < PAGE
                            ? List.of()
                            : list(prefix, all.get(all.size() - 1).key(), PAGE);
        }
        return List.copyOf(all);
    }
}
