package io.inkstream.storage.directory;

import io.inkstream.storage.ObjectContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Half-written objects, named by the process that writes them: {@code <pid>-<start of
 * process>-<n>}. Only those of dead processes are ever swept.
 */
final class TemporaryFiles {
    /** A segment no key can have. */
    static final String FOLDER = "..temporary";

    private static final AtomicLong NEXT = new AtomicLong();
    private static final String OWNER = owner(ProcessHandle.current());

    private final Path folder;

    TemporaryFiles(Path folder) {
        this.folder = folder;
    }

    /** Made at opening and never removed: where it is, the store is. */
    void requireFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder + ": the folder of the store is gone");
        }
    }

    /** The bytes in a new file, forced to disk; the caller moves or deletes it. */
    Path write(ObjectContent content) throws IOException {
        Path file = folder.resolve(OWNER + "-" + NEXT.incrementAndGet());
        try (InputStream in = content.open();
                FileChannel out =
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long written = in.transferTo(Channels.newOutputStream(out));
            if (written != content.sizeBytes()) {
                throw new IOException("expected " + content.sizeBytes() + " bytes, got " + written);
            }
            out.force(true);
            return file;
        } catch (IOException e) {
            deleteQuietly(file, e);
            throw e;
        }
    }

    void sweep() throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!isOwnerAlive(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isOwnerAlive(String name) {
        int dash = name.indexOf('-');
        try {
            long pid = Long.parseLong(name.substring(0, Math.max(dash, 0)));
            return ProcessHandle.of(pid)
                    .map(process -> name.startsWith(owner(process) + "-"))
                    .orElse(false);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The start time tells a process from a later one with the same number. */
    private static String owner(ProcessHandle process) {
        long start = process.info().startInstant().map(i -> i.toEpochMilli()).orElse(0L);
        return process.pid() + "-" + start;
    }

    private static void deleteQuietly(Path file, IOException cause) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
