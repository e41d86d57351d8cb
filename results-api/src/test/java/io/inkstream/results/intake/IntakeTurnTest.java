package io.inkstream.results.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Topic;
import io.inkstream.embedded.EmbeddedKafka;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.TopicSetup;
import io.inkstream.platform.PendingMarks;
import io.inkstream.results.BatchStory;
import io.inkstream.results.ResultsConfig;
import io.inkstream.results.TestDatabase;
import io.inkstream.storage.directory.DirectoryObjectStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Turns that end and begin again, on a real broker and database. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
class IntakeTurnTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    @TempDir static Path folder;
    private static TestDatabase database;
    private static EmbeddedKafka kafka;
    private static DirectoryObjectStore store;
    private static EventPublisher publisher;

    @BeforeAll
    static void start() throws Exception {
        database = new TestDatabase(folder.resolve("database"));
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        store = DirectoryObjectStore.open(folder.resolve("store"));
        new TopicSetup(Brokers.at(kafka.bootstrapServers()), 2, TopicSetup.RECORD_LOCK).ensure();
        publisher =
                new EventPublisher(
                        Brokers.at(kafka.bootstrapServers()), "/test", Clock.systemUTC());
    }

    @AfterAll
    static void stop() throws Exception {
        publisher.close();
        store.close();
        kafka.close();
        database.close();
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void aNewTurnGoesOnWhereTheLastOneEnded() throws Exception {
        BatchStory batch = new BatchStory("restart");
        tell(Topic.BATCHES_COMMANDS, batch, "a", batch.accepted());
        tell(Topic.DOCUMENTS_SPLIT, batch, "s", batch.split("a.png", 2));
        whileTaking(() -> await().atMost(LONG).until(() -> ask("documents").equals("1")));
        long before = offsets();
        tell(Topic.BATCHES_COMMANDS, batch, "b", batch.sealed("a.png"));
        tell(Topic.PAGES_RECOGNIZED, batch, "1", batch.recognized("a.png", 1, "one"));
        tell(Topic.PAGES_FAILED, batch, "2", batch.unreadable("a.png", 2));

        whileTaking(() -> await().atMost(LONG).until(() -> ask("state").equals("PARTIAL")));

        assertThat(offsets()).isEqualTo(before + 3);
        assertThat(ask("published_version")).isEqualTo(ask("state_version"));
    }

    @Test
    void aTopicMadeAnewIsReadFromItsStart() throws Exception {
        BatchStory first = new BatchStory("old topic");
        tell(Topic.PAGES_FAILED, first, "1", first.unreadable("a.png", 1));
        tell(Topic.PAGES_FAILED, first, "2", first.unreadable("a.png", 2));
        whileTaking(() -> await().atMost(LONG).until(() -> outcomes() >= 2));
        remake(Topic.PAGES_FAILED);
        BatchStory second = new BatchStory("new topic");
        tell(Topic.PAGES_FAILED, second, "1", second.unreadable("a.png", 1));
        long before = outcomes();

        whileTaking(() -> await().atMost(LONG).until(() -> outcomes() > before));
    }

    @Test
    void oneReplicaTakesEventsAtATime() throws Exception {
        try (Handle first = database.database().jdbi().open();
                Handle second = database.database().jdbi().open()) {
            IntakeLock lock = IntakeLock.tryTake(first).orElseThrow();
            assertThat(IntakeLock.tryTake(second)).isEmpty();
            turn().take(() -> true);

            lock.close();

            assertThat(IntakeLock.tryTake(second)).isPresent();
        }
    }

    private static void whileTaking(Runnable what) throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> turn =
                    thread.submit(() -> {
                        turn().take(stopped::get);
                        return true;
                    });
            try {
                what.run();
            } finally {
                stopped.set(true);
            }
            turn.get();
        }
    }

    private static IntakeTurn turn() {
        IntakeMetrics metrics = new IntakeMetrics(new SimpleMeterRegistry());
        return new IntakeTurn(
                new Settings(),
                Brokers.at(kafka.bootstrapServers()),
                database.database(),
                new IntakeTransaction(new EventDecoder(store), metrics, true),
                new StateAnnouncer(publisher, new PendingMarks(store)),
                metrics);
    }

    /** The defaults. */
    private record Settings() implements ResultsConfig.Intake {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public int maxRecords() {
            return 200;
        }

        @Override
        public Duration retryDelay() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration topicCheck() {
            return Duration.ofSeconds(30);
        }
    }

    private static void tell(Topic topic, BatchStory batch, String fact, Object value)
            throws Exception {
        String key = batch.batch().value();
        publisher.publish(Event.json(topic, key, key + fact, key, value));
    }

    private static void remake(Topic topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(topic.topicName())).all().get();
            await().atMost(LONG)
                    .until(() -> !admin.listTopics().names().get().contains(topic.topicName()));
        }
        new TopicSetup(Brokers.at(kafka.bootstrapServers()), 2, TopicSetup.RECORD_LOCK).ensure();
    }

    private static Object ask(String column) {
        return one("select coalesce((select max(" + column + ") from batches)::text, '')");
    }

    private static long outcomes() {
        return Long.parseLong(one("select count(*)::text from outcomes"));
    }

    private static long offsets() {
        return Long.parseLong(one("select sum(next_offset)::text from consumer_offsets"));
    }

    private static String one(String sql) {
        return database.database()
                .jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
    }
}
