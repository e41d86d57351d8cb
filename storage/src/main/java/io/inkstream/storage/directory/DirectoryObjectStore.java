package io.inkstream.storage.directory;

import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectKeyRules;
import io.inkstream.storage.ObjectNotFoundException;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * Objects as files of a directory on a local disk. Several processes may use it at once.
 *
 * <p>A write goes to a temporary file in a folder of the store, is forced to disk, appears under
 * its key by a hard link (create once) or a rename (replace), and returns after the directory is
 * forced too. A killed writer leaves only its temporary file, which the next opening removes.
 *
 * <p>A folder that is gone, as when its disk is unmounted, is trouble: nothing is answered from the
 * empty place, and nothing is written there.
 */
public final class DirectoryObjectStore implements ObjectStore {
    private final Path root;
    private final TemporaryFiles temporaryFiles;

    private DirectoryObjectStore(Path root) {
        this.root = root;
        this.temporaryFiles = new TemporaryFiles(root.resolve(TemporaryFiles.FOLDER));
    }

    public static DirectoryObjectStore open(Path root) throws StorageException {
        try {
            Path absolute = root.toAbsolutePath().normalize();
            Files.createDirectories(absolute);
            DirectoryObjectStore store = new DirectoryObjectStore(absolute);
            store.temporaryFiles.sweep();
            return store;
        } catch (IOException e) {
            throw new StorageException("cannot open the object store in " + root, e);
        }
    }

    @Override
    public void put(String key, ObjectContent content) throws StorageException {
        try {
            Path target = preparedTarget(key);
            Path written = temporaryFiles.write(content);
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
            DurableFolders.force(parentOf(target));
        } catch (IOException e) {
            throw failed("putting", key, e);
        }
    }

    @Override
    public boolean putIfAbsent(String key, ObjectContent content) throws StorageException {
        try {
            Path target = preparedTarget(key);
            if (Files.exists(target)) {
                return false;
            }
            Path written = temporaryFiles.write(content);
            try {
                // a link fails atomically when the name is taken; a rename has several winners
                Files.createLink(target, written);
            } catch (FileAlreadyExistsException e) {
                return false;
            } finally {
                Files.deleteIfExists(written);
            }
            DurableFolders.force(parentOf(target));
            return true;
        } catch (IOException e) {
            throw failed("putting", key, e);
        }
    }

    @Override
    public InputStream get(String key) throws StorageException {
        try {
            return Files.newInputStream(existing(key));
        } catch (NoSuchFileException e) {
            requireFolder("getting", key);
            throw new ObjectNotFoundException(key);
        } catch (IOException e) {
            throw failed("getting", key, e);
        }
    }

    @Override
    public InputStream range(String key, long offset, long length) throws StorageException {
        try {
            SeekableByteChannel channel = Files.newByteChannel(existing(key));
            channel.position(offset);
            return new BoundedInputStream(Channels.newInputStream(channel), length);
        } catch (NoSuchFileException e) {
            requireFolder("getting", key);
            throw new ObjectNotFoundException(key);
        } catch (IOException e) {
            throw failed("getting", key, e);
        }
    }

    @Override
    public Optional<ObjectStat> stat(String key) throws StorageException {
        try {
            Path file = path(key);
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(statOf(key, attributes))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            requireFolder("asking for", key);
            return Optional.empty();
        } catch (IOException e) {
            throw failed("asking for", key, e);
        }
    }

    @Override
    public List<ObjectStat> list(String prefix, String startAfter, int limit)
            throws StorageException {
        try {
            List<ObjectStat> objects =
                    new DirectoryListing(root, prefix, startAfter, limit).objects();
            requireFolder("listing", prefix);
            return objects;
        } catch (IOException e) {
            throw failed("listing", prefix, e);
        }
    }

    @Override
    public void delete(String key) throws StorageException {
        requireFolder("deleting", key);
        try {
            Files.deleteIfExists(path(key));
        } catch (IOException e) {
            throw failed("deleting", key, e);
        }
    }

    /** Holds nothing open. */
    @Override
    public void close() {}

    static ObjectStat statOf(String key, BasicFileAttributes attributes) {
        return new ObjectStat(key, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    private Path preparedTarget(String key) throws IOException {
        Path target = path(key);
        temporaryFiles.requireFolder();
        DurableFolders.create(root, parentOf(target));
        return target;
    }

    private Path existing(String key) throws IOException {
        Path file = path(key);
        if (Files.isDirectory(file)) {
            throw new NoSuchFileException(key);
        }
        return file;
    }

    private Path path(String key) {
        return root.resolve(FileNames.encode(ObjectKeyRules.check(key)));
    }

    private Path parentOf(Path target) {
        Path parent = target.getParent();
        return parent == null ? root : parent;
    }

    private void requireFolder(String what, String key) throws StorageException {
        try {
            temporaryFiles.requireFolder();
        } catch (IOException e) {
            throw failed(what, key, e);
        }
    }

    private static StorageException failed(String what, String key, IOException cause) {
        return new StorageException(what + " " + key + " failed: " + cause, cause);
    }
}
