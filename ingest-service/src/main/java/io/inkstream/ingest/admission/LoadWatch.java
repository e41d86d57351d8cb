package io.inkstream.ingest.admission;

import io.inkstream.ingest.IngestConfig;
import io.inkstream.ingest.metrics.IngestMetrics;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.StoreConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at queues and disks once a second. */
@Singleton
public class LoadWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LoadWatch.class);
    private static final long EVERY_MILLIS = 1000;

    private final Queues queues;
    private final Path received = Path.of(System.getProperty("java.io.tmpdir"));
    private final Set<Path> folders = new LinkedHashSet<>();
    private final WorkRate rate = new WorkRate();
    private final Admission admission;
    private final IngestMetrics metrics;
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("load-watch").factory());
    private volatile Load load = Load.UNKNOWN;
    private boolean trouble;
    private boolean waiting;

    public LoadWatch(Queues queues, IngestConfig config, StoreConfig store, IngestMetrics metrics) {
        this.queues = queues;
        this.metrics = metrics;
        this.admission =
                new Admission(
                        config.admission(), () -> load, System::nanoTime, new SplittableRandom());
        store.directory().ifPresent(folders::add);
        config.admission().watchedFolders().orElse(List.of()).stream()
                .map(Path::of)
                .forEach(folders::add);
    }

    @Produces
    @Singleton
    Admission admission() {
        return admission;
    }

    void start(@Observes StartupEvent event) {
        load = load(Optional.empty(), 0);
        metrics.watchLoad(
                admission::uploads,
                () -> load.tightest().map(room -> (double) room.freeBytes()).orElse(Double.NaN));
        var _ = looking.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes @Priority(1000) ShutdownEvent event) {
        looking.shutdownNow();
    }

    private void look() {
        Optional<Queues.State> seen = queues();
        double perSecond =
                seen.map(state -> rate.see(System.nanoTime(), state.pagesWorked())).orElse(0.0);
        load = load(seen, perSecond);
        if (waiting == admission.hasRoomToSplit()) {
            waiting = !waiting;
            LOG.warn("{} load={}", waiting ? "documents wait to be split" : "room again", load);
        }
    }

    private Load load(Optional<Queues.State> seen, double perSecond) {
        return new Load(seen, tightest(seen), room(received).findFirst(), perSecond);
    }

    /** What was seen before stands while the broker does not answer. */
    private Optional<Queues.State> queues() {
        try {
            Queues.State state = queues.look();
            trouble = false;
            return Optional.of(state);
        } catch (PublishException e) {
            // an interrupted look is the end of this service, not trouble
            if (!trouble && !Thread.currentThread().isInterrupted()) {
                LOG.warn("what waits is not known, uploads are taken by what was seen last", e);
            }
            trouble = true;
            return load.queues();
        }
    }

    private Optional<Room> tightest(Optional<Queues.State> seen) {
        Stream<Room> brokers =
                seen
                        .flatMap(state ->
                                state.freeBytes().isPresent()
                                        ? Optional.of(
                                                new Room(
                                                        "the disk of a broker",
                                                        state.freeBytes().getAsLong()))
                                        : Optional.empty())
                        .stream();
        return Stream.concat(folders.stream().flatMap(LoadWatch::room), brokers)
                .min(Comparator.comparingLong(Room::freeBytes));
    }

    /** Nothing of a folder that is not there: whoever needs it says so itself. */
    private static Stream<Room> room(Path folder) {
        try {
            return Stream.of(
                    new Room("the disk of " + folder, Files.getFileStore(folder).getUsableSpace()));
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
