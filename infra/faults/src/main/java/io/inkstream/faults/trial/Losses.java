package io.inkstream.faults.trial;

import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import io.inkstream.faults.agent.CrashPoint;
import io.inkstream.faults.agent.Part;
import io.inkstream.faults.agent.Points;
import io.inkstream.faults.check.Invariant;
import io.inkstream.faults.installation.Await;
import io.inkstream.faults.installation.Installation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Faults of disks: what was written is gone, changed or out of reach. */
final class Losses {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Longer than ten deliveries take, after which the broker gives a record up. */
    private static final Duration AWAY = Duration.ofSeconds(15);

    private Losses() {}

    /** What becomes of a segment of a topic while its broker is dead. */
    enum Damage {
        /** The last half is gone. */
        CUT {
            @Override
            void to(RandomAccessFile segment) throws IOException {
                segment.setLength(segment.length() / 2);
            }
        },
        /**
         * A bit of what the batch of records in the middle says is another one. (With a changed
         * offset in a batch's header the broker does not start at all; then its folder is to be
         * deleted, and it is {@link #broker()}.)
         */
        FLIP {
            @Override
            void to(RandomAccessFile segment) throws IOException {
                long middle = segment.length() / 2;
                for (long batch = 0; batch < segment.length(); ) {
                    segment.seek(batch + BATCH_LENGTH);
                    long next = batch + BATCH_LENGTH + Integer.BYTES + segment.readInt();
                    if (next > middle) {
                        flip(segment, (batch + BATCH_HEADER + next) / 2);
                        return;
                    }
                    batch = next;
                }
            }
        };

        /** Where a batch of records says how long it is. */
        private static final int BATCH_LENGTH = Long.BYTES;

        private static final int BATCH_HEADER = 61;

        abstract void to(RandomAccessFile segment) throws IOException;
    }

    /** All pages are read and told, but nobody has heard it; then the topic is damaged. */
    static Fault told(Damage damage) {
        return world -> {
            Installation installation = world.installation();
            installation.service(Part.RESULTS).killHard();
            world.send().join();
            world.insist();
            Await.until(LIMIT, () -> allRead(world));
            // announced after stored
            world.pause(Duration.ofSeconds(1));
            installation.broker().killHard();
            damage(installation, Topic.PAGES_RECOGNIZED, damage);
        };
    }

    /** All pages wait for a worker; then their queue is damaged. */
    static Fault queue(Damage damage) {
        return world -> {
            Installation installation = world.installation();
            installation.service(Part.WORKER).killHard();
            world.send().join();
            world.insist();
            awaitSplit(world);
            installation.broker().killHard();
            damage(installation, Topic.PAGES_REQUESTED, damage);
        };
    }

    /** The folder of the broker is gone. */
    static Fault broker() {
        return world -> {
            Installation installation = world.installation();
            installation.service(Part.WORKER).killHard();
            world.send().join();
            world.insist();
            awaitSplit(world);
            installation.broker().killHard();
            for (Part part : Part.values()) {
                installation.service(part).killHard();
            }
            delete(installation.kafka());
        };
    }

    static void awaitSplit(World world) throws IOException, InterruptedException {
        Await.until(LIMIT, () -> count(world, "pages.json") >= world.documents().size());
        world.pause(Duration.ofMillis(500));
    }

    /** The store's folder is not there for a while, as when a disk is unmounted. */
    static Fault storeAway() {
        return world -> {
            Path objects = world.installation().objects();
            Path away = objects.resolveSibling("objects.away");
            String point = CrashPoint.PAGE_TAKEN.label();
            world.installation().arm(point, Points.Effect.STALL);
            world.send().join();
            world.insist();
            world.awaitHit(point);
            Files.move(objects, away);
            world.installation().release(point);
            try {
                world.pause(AWAY);
            } finally {
                if (Files.exists(objects)) {
                    world.missed("somebody wrote into the place of the store that was away");
                    delete(objects);
                }
                Files.move(away, objects);
            }
        };
    }

    /** A bit of an original is another one before it is split. */
    static Fault flippedOriginal() {
        return world -> {
            String point = CrashPoint.SPLIT_TAKEN.label();
            world.excuse(Invariant.WHOLE);
            world.excuse(Invariant.HEALTHY);
            world.installation().arm(point, Points.Effect.STALL);
            world.send().join();
            world.insist();
            world.awaitHit(point);
            for (Path original : files(world, "originals")) {
                flip(original, Files.size(original) * 3 / 4);
            }
            world.installation().release(point);
        };
    }

    /** An outcome cannot be read when its event is still to be made. */
    static Fault flippedOutcome() {
        return world -> {
            String point = CrashPoint.OUTCOME_TO_BE_ANNOUNCED.label();
            world.installation().arm(point, Points.Effect.HALT);
            world.send();
            Processes.awaitCrash(world, point, Part.WORKER);
            for (Path outcome : files(world, "outcomes")) {
                flip(outcome, 0);
            }
        };
    }

    /** Every page of the batch has an outcome in the store. */
    static boolean allRead(World world) throws IOException {
        int pages = world.documents().stream().mapToInt(DrawnDocument::pages).sum();
        return count(world, "outcomes") == pages;
    }

    private static long count(World world, String part) throws IOException {
        return files(world, part).size();
    }

    /** Files of the batch with the word in their path. */
    private static List<Path> files(World world, String part) throws IOException {
        Path batch =
                world.installation()
                        .objects()
                        .resolve(ObjectKeys.batch(TenantId.DEFAULT, world.batch()));
        if (!Files.exists(batch)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(batch)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> batch.relativize(file).toString().contains(part))
                    .toList();
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            flip(bytes, at);
        }
    }

    private static void flip(RandomAccessFile bytes, long at) throws IOException {
        bytes.seek(at);
        int old = bytes.read();
        bytes.seek(at);
        bytes.write(old ^ 1);
    }

    private static void damage(Installation installation, Topic topic, Damage damage)
            throws IOException {
        try (DirectoryStream<Path> partitions =
                Files.newDirectoryStream(installation.kafka(), topic.topicName() + "-*")) {
            for (Path partition : partitions) {
                damage(partition, damage);
            }
        }
    }

    private static void damage(Path partition, Damage damage) throws IOException {
        try (DirectoryStream<Path> segments = Files.newDirectoryStream(partition, "*.log")) {
            for (Path segment : segments) {
                try (RandomAccessFile bytes = new RandomAccessFile(segment.toFile(), "rw")) {
                    damage.to(bytes);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
