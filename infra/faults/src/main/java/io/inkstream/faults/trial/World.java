package io.inkstream.faults.trial;

import io.inkstream.contracts.BatchId;
import io.inkstream.faults.check.Invariant;
import io.inkstream.faults.check.Sent;
import io.inkstream.faults.installation.Await;
import io.inkstream.faults.installation.Installation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a fault has to do with: the installation, and one batch that is sent while it happens. */
final class World {
    private static final Duration HIT_LIMIT = Duration.ofSeconds(90);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);
    private static final int ACCEPTED = 202;

    /** Obeyed, or too late for that. */
    private static final Set<Integer> ANSWERED = Set.of(200, ACCEPTED, 204, 409);

    private final Installation installation;
    private final Client client;
    private final Random random;
    private final String key;
    private final List<DrawnDocument> documents;
    private final List<Sent> log = new CopyOnWriteArrayList<>();
    private final List<String> missed = new CopyOnWriteArrayList<>();
    private final Set<Invariant> excused = EnumSet.noneOf(Invariant.class);
    private final List<Cleaning> cleanings = new ArrayList<>();
    private boolean mayForget;
    private boolean undisturbed;

    World(
            Installation installation,
            Client client,
            Random random,
            String key,
            List<DrawnDocument> documents) {
        this.installation = installation;
        this.client = client;
        this.random = random;
        this.key = key;
        this.documents = documents;
    }

    Installation installation() {
        return installation;
    }

    Client client() {
        return client;
    }

    BatchId batch() {
        return Client.batch(key);
    }

    List<DrawnDocument> documents() {
        return documents;
    }

    /** Sends the batch, once, without waiting for the answer. */
    Thread send() {
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        log.add(client.upload(key, documents));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /** Sends other documents under the same key. */
    void sendOthers() throws InterruptedException {
        log.add(client.upload(key, List.of(new DrawnDocument(90, 1))));
    }

    /** The client gives up when no answer comes; the batch must end all the same. */
    void mayForget() {
        mayForget = true;
    }

    /** What the fault itself breaks is not held against the product. */
    void excuse(Invariant invariant) {
        excused.add(invariant);
    }

    Set<Invariant> excused() {
        return excused;
    }

    /** Puts something back once the trial was looked at. */
    @FunctionalInterface
    interface Cleaning {
        void run() throws IOException, InterruptedException;
    }

    void afterwards(Cleaning cleaning) {
        cleanings.add(cleaning);
    }

    void clean() throws IOException, InterruptedException {
        for (Cleaning cleaning : cleanings) {
            cleaning.run();
        }
    }

    /** Nothing fails in this trial. */
    void undisturbed() {
        undisturbed = true;
    }

    boolean isUndisturbed() {
        return undisturbed;
    }

    /** Sends again until it is accepted, as the documents advise. */
    void insist() throws IOException, InterruptedException {
        if (mayForget || log.stream().anyMatch(Sent::isAccepted)) {
            return;
        }
        Await.until(
                ANSWER_LIMIT,
                () -> {
                    Sent sent = client.upload(key, documents);
                    log.add(sent);
                    return sent.answer() == ACCEPTED;
                });
    }

    /** Repeats a command until it is obeyed. */
    void command(String verb) throws IOException, InterruptedException {
        Await.until(ANSWER_LIMIT, () -> ANSWERED.contains(client.command(batch(), verb)));
    }

    /** Waits until somebody came by; a point nobody comes by is a failed trial. */
    void awaitHit(String point) throws IOException, InterruptedException {
        if (!Await.until(HIT_LIMIT, () -> installation.isHit(point))) {
            missed.add(point);
        }
    }

    void missed(String what) {
        missed.add(what);
    }

    /** A moment between nothing and the limit. */
    void linger(Duration limit) throws InterruptedException {
        Thread.sleep(random.nextLong(limit.toMillis() + 1));
    }

    void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    int pick(int bound) {
        return random.nextInt(bound);
    }

    List<Sent> log() {
        return log;
    }

    List<String> missed() {
        return missed;
    }
}
