package io.inkstream.faults.trial;

import io.inkstream.faults.agent.Part;
import io.inkstream.faults.check.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Disks without space. */
final class FullDisks {
    private static final int REFUSED = 503;

    /** Less than a drawing with its page image takes. */
    private static final long FEW = 16 * 1024;

    private static final String ENOUGH = "4g";
    private static final Duration FULL = Duration.ofSeconds(8);

    /** More than any disk has. */
    private static final long ALL_THERE_IS = Long.MAX_VALUE / 4;

    private FullDisks() {}

    /**
     * The disk of the store is full while the batch is sent; then there is space again. Uploads are
     * not refused for it beforehand. Nothing happens where this user may not mount a small disk,
     * and the trial says so.
     */
    static Fault store() {
        return world -> {
            Path objects = world.installation().objects();
            Path kept = Files.createTempDirectory("inkstream-full-");
            copy(objects, kept);
            if (!succeeds(
                    "mount", "-t", "tmpfs", "-o", "size=" + ENOUGH, "tmpfs", objects.toString())) {
                System.out.println("          skipped: this user may not mount a small disk");
                Losses.delete(kept);
                return;
            }
            copy(kept, objects);
            Losses.delete(kept);
            world.afterwards(() -> unmount(world, objects));
            give(world, Map.of("ocr.ingest.admission.free-bytes", "0"));
            resize(objects, Long.toString(used(objects) + FEW));
            Thread sending = world.send();
            world.pause(FULL);
            resize(objects, ENOUGH);
            sending.join();
        };
    }

    private static long used(Path disk) throws IOException {
        FileStore store = Files.getFileStore(disk);
        return store.getTotalSpace() - store.getUnallocatedSpace();
    }

    private static void resize(Path disk, String size) throws IOException, InterruptedException {
        run("mount", "-o", "remount,size=" + size, disk.toString());
    }

    /** The store's disk has less space than must stay; the upload is refused and leaves nothing. */
    static Fault nearly() {
        return world -> {
            give(world, Map.of("ocr.ingest.admission.free-bytes", Long.toString(ALL_THERE_IS)));
            world.send().join();
            List<Integer> answers = world.log().stream().map(Sent::answer).toList();
            if (!answers.equals(List.of(REFUSED))) {
                world.missed("the upload was answered " + answers);
            }
            give(world, Map.of());
        };
    }

    private static void give(World world, Map<String, String> settings)
            throws IOException, InterruptedException {
        world.installation().give(Part.INGEST, settings);
        world.installation().restart(Part.INGEST);
    }

    /** What lies there stays, on the disk below. */
    private static void unmount(World world, Path folder) throws IOException, InterruptedException {
        Path kept = Files.createTempDirectory("inkstream-full-");
        copy(folder, kept);
        run("umount", folder.toString());
        Losses.delete(folder);
        Files.createDirectories(folder);
        copy(kept, folder);
        Losses.delete(kept);
        give(world, Map.of());
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        run("cp", "-a", from + "/.", to.toString());
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        try {
            run(command);
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            List<String> words = new ArrayList<>(List.of(command));
            throw new UncheckedIOException(new IOException(words + ": " + said));
        }
    }
}
