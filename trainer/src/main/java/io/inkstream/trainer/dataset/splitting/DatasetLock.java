package io.inkstream.trainer.dataset.splitting;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inkstream.recognition.model.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run was trained on, to the byte: {@code dataset.lock.json} of a run folder.
 *
 * @param seed that the split was drawn with
 * @param heldOutShare share of the groups that was drawn
 * @param sets in the order of the recipe
 */
public record DatasetLock(int version, long seed, double heldOutShare, List<LockedSet> sets) {

    /** Name of the file in a run folder. */
    public static final String FILE = "dataset.lock.json";

    private static final int VERSION = 1;
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    /**
     * One data folder.
     *
     * @param samples found
     * @param training lines that are learnt from
     * @param measured lines that are only measured with
     * @param heldOut groups of the measured lines
     */
    public record LockedSet(
            String name,
            String format,
            int samples,
            int training,
            int measured,
            List<String> heldOut,
            List<LockedFile> files) {

        public LockedSet {
            heldOut = List.copyOf(heldOut);
            files = List.copyOf(files);
        }
    }

    /** A file of a set. */
    public record LockedFile(String path, long bytes, String sha256) {}

    public DatasetLock {
        sets = List.copyOf(sets);
    }

    public DatasetLock(Split split, List<LockedSet> sets) {
        this(VERSION, split.seed(), split.share(), sets);
    }

    /** All files below a folder, in the order of their names. */
    public static List<LockedFile> files(Path folder) throws IOException {
        List<LockedFile> locked = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                locked.add(file(file, folder.relativize(file).toString().replace('\\', '/')));
            }
        }
        return locked;
    }

    /** A file under a name. */
    public static LockedFile file(Path file, String name) throws IOException {
        return new LockedFile(name, Files.size(file), sha256(file));
    }

    public void write(Path file) throws IOException {
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
    }

    /** sha-256 over the names and bytes of all files. */
    public String digest() {
        String files =
                sets.stream()
                        .flatMap(set -> set.files().stream())
                        .map(file -> file.sha256() + " " + file.path() + "\n")
                        .collect(Collectors.joining());
        return ModelFile.digest(files.getBytes(StandardCharsets.UTF_8));
    }

    public static DatasetLock read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), DatasetLock.class);
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
