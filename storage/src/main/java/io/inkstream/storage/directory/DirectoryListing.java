package io.inkstream.storage.directory;

import io.inkstream.storage.ObjectStat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** One page of a listing; walks only the folders that can hold matching keys. */
final class DirectoryListing {
    private static final Comparator<String> BY_BYTES =
            (a, b) ->
                    Arrays.compareUnsigned(
                            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final Path root;
    private final String prefix;
    private final String startAfter;
    private final int limit;
    private final List<ObjectStat> found = new ArrayList<>();

    DirectoryListing(Path root, String prefix, String startAfter, int limit) {
        this.root = root;
        this.prefix = prefix;
        this.startAfter = startAfter;
        this.limit = limit;
    }

    List<ObjectStat> objects() throws IOException {
        int slash = prefix.lastIndexOf('/');
        String base = slash < 0 ? "" : prefix.substring(0, slash + 1);
        walk(folderOf(base), base);
        return List.copyOf(found);
    }

    private Path folderOf(String base) {
        Path folder = root;
        for (String segment : base.split("/", -1)) {
            folder = segment.isEmpty() ? folder : folder.resolve(FileNames.folder(segment));
        }
        return folder;
    }

    private void walk(Path folder, String base) throws IOException {
        for (Entry entry : entries(folder, base)) {
            if (found.size() == limit) {
                return;
            }
            if (entry.isFolder()) {
                walk(entry.path(), entry.key());
            } else {
                add(entry);
            }
        }
    }

    private void add(Entry entry) throws IOException {
        if (!startAfter.isEmpty() && BY_BYTES.compare(entry.key(), startAfter) <= 0) {
            return;
        }
        try {
            var attributes = Files.readAttributes(entry.path(), BasicFileAttributes.class);
            found.add(DirectoryObjectStore.statOf(entry.key(), attributes));
        } catch (NoSuchFileException e) {
            // deleted meanwhile: not part of the listing
        }
    }

    private List<Entry> entries(Path folder, String base) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.equals(TemporaryFiles.FOLDER)) {
                    continue;
                }
                Entry entry =
                        FileNames.isObject(name)
                                ? new Entry(file, base + FileNames.objectSegment(name))
                                : new Entry(file, base + FileNames.folderSegment(name) + "/");
                if (canMatch(entry.key())) {
                    entries.add(entry);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        entries.sort(Comparator.comparing(Entry::key, BY_BYTES));
        return entries;
    }

    private boolean canMatch(String key) {
        if (!key.endsWith("/")) {
            return key.startsWith(prefix);
        }
        boolean underPrefix = key.startsWith(prefix) || prefix.startsWith(key);
        boolean allBeforeStart =
                !startAfter.startsWith(key) && BY_BYTES.compare(key, startAfter) < 0;
        return underPrefix && !allBeforeStart;
    }

    private record Entry(Path path, String key) {
        boolean isFolder() {
            return key.endsWith("/");
        }
    }
}
