package io.inkstream.ingest.upload;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks an uploaded ZIP archive: each file in it becomes a document named by its path. Archives
 * in archives are refused, and so is what grows beyond the limits while it is unpacked, whatever
 * its directory says. Folders and the notes of file managers are passed over.
 */
public final class ZipContents {
    private static final byte[] MAGIC = {'P', 'K', 3, 4};
    private static final Set<String> NOTES = Set.of("thumbs.db", "desktop.ini", ".ds_store");

    private final int maxFiles;
    private final long maxBytes;
    private long unpackedBytes;

    /**
     * Unpacks one archive.
     *
     * @param maxFiles most files in it
     * @param maxBytes most bytes of all its files together
     */
    public ZipContents(int maxFiles, long maxBytes) {
        this.maxFiles = maxFiles;
        this.maxBytes = maxBytes;
    }

    static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    /** The archive's files as temporary files, which the caller removes; none when it throws. */
    public List<NamedFile> unpack(Path archive, String name) throws IOException {
        List<NamedFile> files = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (isDocument(entry)) {
                    if (files.size() == maxFiles) {
                        throw Problems.of(
                                ProblemCode.TOO_LARGE,
                                "\"%s\" has more than %d files (ocr.ingest.zip.max-files)"
                                        .formatted(name, maxFiles));
                    }
                    files.add(unpack(zip, entry, name));
                }
            }
            return files;
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            remove(files);
            throw Problems.of(
                    ProblemCode.DAMAGED_DOCUMENT,
                    "\"%s\" cannot be unpacked: %s".formatted(name, e.getMessage()));
        } catch (IOException | RuntimeException e) {
            // whatever it was goes on; what was unpacked until then must not stay
            remove(files);
            throw e;
        }
    }

    public static void remove(List<NamedFile> files) throws IOException {
        for (NamedFile file : files) {
            Files.deleteIfExists(file.content().path());
        }
    }

    private NamedFile unpack(ZipFile zip, ZipEntry entry, String archive) throws IOException {
        DocumentName name = DocumentName.of(entry.getName());
        ReceivedFile file;
        try (InputStream in = zip.getInputStream(entry)) {
            file = ReceivedFile.receive(new Counted(in, archive));
        }
        if (isZip(file.path())) {
            Files.deleteIfExists(file.path());
            throw Problems.of(
                    ProblemCode.UNKNOWN_TYPE,
                    "\"%s\" in \"%s\" is an archive itself; unpack it first"
                            .formatted(name.value(), archive));
        }
        return new NamedFile(name, file);
    }

    private static boolean isDocument(ZipEntry entry) {
        String path = entry.getName();
        String last = path.substring(path.lastIndexOf('/') + 1);
        return !entry.isDirectory()
                && !path.startsWith("__MACOSX/")
                && !last.startsWith("._")
                && !NOTES.contains(last.toLowerCase(Locale.ROOT));
    }

    /** Ends an archive that unpacks to more than allowed, before the disk is full. */
    private final class Counted extends FilterInputStream {
        private final String archive;

        Counted(InputStream in, String archive) {
            super(in);
            this.archive = archive;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) {
            unpackedBytes += bytes;
            if (unpackedBytes > maxBytes) {
                throw Problems.of(
                        ProblemCode.TOO_LARGE,
                        "\"%s\" unpacks to more than %d bytes (ocr.ingest.zip.max-bytes)"
                                .formatted(archive, maxBytes));
            }
        }
    }
}
