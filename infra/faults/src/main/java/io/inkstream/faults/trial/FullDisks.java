package io.inkstream.faults.trial;

import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.TenantId;
import io.inkstream.faults.agent.Part;
import io.inkstream.faults.check.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    private static final String FEW = "16k";

    private static final String ENOUGH = "64m";
    private static final Duration FULL = Duration.ofSeconds(8);

    /** More than any disk has. */
    private static final long ALL_THERE_IS = Long.MAX_VALUE / 4;

    private FullDisks() {}

    /**
     * The disk on which the batch lies is full while it is sent; then there is space again. Nothing
     * happens where this user may not mount a small disk, and the trial says so.
     */
    static Fault store() {
        return world -> {
            Path batch =
                    Files.createDirectories(
                            world.installation()
                                    .objects()
                                    .resolve(ObjectKeys.batch(TenantId.DEFAULT, world.batch())));
            if (!succeeds("mount", "-t", "tmpfs", "-o", "size=" + FEW, "tmpfs", batch.toString())) {
                System.out.println("          skipped: this user may not mount a small disk");
                return;
            }
            world.afterwards(() -> unmount(batch));
            Thread sending = world.send();
            world.pause(FULL);
            run("mount", "-o", "remount,size=" + ENOUGH, batch.toString());
            sending.join();
        };
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
    private static void unmount(Path folder) throws IOException, InterruptedException {
        Path kept = Files.createTempDirectory("inkstream-full-");
        run("cp", "-a", folder + "/.", kept.toString());
        run("umount", folder.toString());
        run("cp", "-a", kept + "/.", folder.toString());
        Losses.delete(kept);
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
