package io.inkstream.faults.trial;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import io.inkstream.faults.agent.Bug;
import io.inkstream.faults.check.Checker;
import io.inkstream.faults.check.Evidence;
import io.inkstream.faults.check.Invariant;
import io.inkstream.faults.check.Violation;
import io.inkstream.faults.installation.Await;
import io.inkstream.faults.installation.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Trials on one installation, one after the other. */
final class Series implements AutoCloseable {
    private static final Duration PATIENT = Duration.ofHours(1);
    private static final Duration RECONCILING = Duration.ofSeconds(2);
    private static final Duration END_LIMIT = Duration.ofMinutes(2);
    private static final Set<String> FINAL = Set.of("succeeded", "partial", "failed", "cancelled");
    private static final int DRAWINGS = 6;
    private static final int SHEETS = 3;

    private final Installation installation;
    private final Client client;
    private final EvidenceReader evidence;
    private final Duration endLimit;
    private final Map<String, String> readings = new HashMap<>();

    private Series(Installation installation, Duration endLimit) {
        this.installation = installation;
        this.client = new Client(installation);
        this.evidence = new EvidenceReader(installation);
        this.endLimit = endLimit;
    }

    /** Starts the installation and has it read every drawing once, undisturbed. */
    static Series start(Path root, Path repository, Trial.Setting setting)
            throws IOException, InterruptedException {
        return start(root, repository, setting, Set.of(), END_LIMIT);
    }

    /**
     * As {@link #start(Path, Path, Trial.Setting)}, with bugs.
     *
     * @param endLimit how long a batch is waited for
     */
    static Series start(
            Path root, Path repository, Trial.Setting setting, Set<Bug> bugs, Duration endLimit)
            throws IOException, InterruptedException {
        Duration every =
                switch (setting) {
                    case PATIENT -> PATIENT;
                    case RECONCILING -> RECONCILING;
                };
        Installation installation =
                Installation.start(root, repository, new Installation.Settings(every, bugs));
        return new Series(installation, endLimit);
    }

    Installation installation() {
        return installation;
    }

    /** Learns how undisturbed pages read. */
    Result learn(String name) throws IOException, InterruptedException {
        List<DrawnDocument> all = new ArrayList<>();
        IntStream.rangeClosed(1, DRAWINGS).forEach(i -> all.add(new DrawnDocument(i, 1)));
        all.add(new DrawnDocument(DRAWINGS + 1, SHEETS));
        World world = new World(installation, client, new Random(0), name, all);
        Result result = run(new Trial(name, Trial.Setting.PATIENT, w -> w.send().join()), world);
        Evidence seen = evidence.read(world, Map.of());
        for (Map.Entry<String, byte[]> object : seen.objects().entrySet()) {
            if (object.getKey().contains("/outcomes/")
                    && Json.read(object.getValue(), PageOutcome.class) instanceof PageResult page) {
                readings.put(page.image().sha256(), page.text());
            }
        }
        return result;
    }

    /** A batch of one to four drawings, sometimes with one of several pages. */
    Result run(Trial trial, String key, long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        List<DrawnDocument> documents = new ArrayList<>();
        int first = random.nextInt(DRAWINGS);
        for (int i = 0; i <= random.nextInt(4); i++) {
            documents.add(new DrawnDocument(1 + (first + i) % DRAWINGS, 1));
        }
        if (random.nextInt(3) == 0) {
            documents.add(new DrawnDocument(DRAWINGS + 1, SHEETS));
        }
        return run(trial, new World(installation, client, random, key, documents));
    }

    private Result run(Trial trial, World world) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        try {
            trial.fault().happen(world);
        } catch (IOException | RuntimeException e) {
            // the trial proves nothing, those after it may
            world.missed("broke off with " + e);
        }
        installation.endHelpers();
        installation.startWhatIsDown();
        long over = System.nanoTime();
        world.insist();
        Await.until(
                endLimit, () -> client.state(world.batch()).filter(FINAL::contains).isPresent());
        long ended = System.nanoTime();
        List<Violation> violations = new ArrayList<>(Checker.check(evidence.read(world, readings)));
        world.clean();
        violations.removeIf(violation -> world.excused().contains(violation.invariant()));
        world.missed().forEach(what -> violations.add(new Violation(Invariant.HIT, what)));
        int pages = world.documents().stream().mapToInt(DrawnDocument::pages).sum();
        return new Result(
                trial.name(),
                pages,
                Duration.ofNanos(System.nanoTime() - begun),
                Duration.ofNanos(ended - over),
                violations);
    }

    @Override
    public void close() throws IOException {
        installation.close();
    }
}
