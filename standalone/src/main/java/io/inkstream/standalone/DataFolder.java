package io.inkstream.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder of one server: its lock, and {@code server.json} that tells others where it is. */
final class DataFolder implements AutoCloseable {
    private static final long NEEDED_BYTES = 500L << 20;

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    static DataFolder open(Path path) throws IOException {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new IOException("cannot make the data folder " + path + ": " + e.getMessage(), e);
        }
        requireSpace(path);
        FileChannel lockFile =
                FileChannel.open(
                        path.resolve("server.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!isLocked(lockFile)) {
            lockFile.close();
            throw new IOException("another server uses the data folder " + path);
        }
        Files.deleteIfExists(path.resolve("server.json"));
        return new DataFolder(path, lockFile);
    }

    private static void requireSpace(Path path) throws IOException {
        FileStore disk = Files.getFileStore(path);
        if (disk.getUsableSpace() < NEEDED_BYTES) {
            throw new IOException(
                    "no space: %s has %d MB left, %d MB are needed"
                            .formatted(path, disk.getUsableSpace() >> 20, NEEDED_BYTES >> 20));
        }
    }

    private static boolean isLocked(FileChannel lockFile) throws IOException {
        try {
            @Nullable FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path path(String part) {
        return path.resolve(part);
    }

    /** Appears whole or not at all. */
    void announce(byte[] serverJson) throws IOException {
        Path part = path.resolve("server.json.part");
        Files.write(part, serverJson);
        Files.move(part, path.resolve("server.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path.resolve("server.json"));
        lockFile.close();
    }
}
