package io.inkstream.results.diagnosis;

import io.inkstream.contracts.Brokers;
import io.inkstream.messaging.BrokerFeatures;
import io.inkstream.messaging.Delivery;
import io.inkstream.messaging.PublishException;
import io.inkstream.platform.KafkaConfig;
import io.inkstream.results.ResultsDatabase;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;

/** Looks at store, broker, database and clocks, as they are seen from here. */
@Singleton
final class Diagnosis {
    private static final Duration BROKER_LIMIT = Duration.ofSeconds(5);
    private static final Duration CLOCK_LIMIT = Duration.ofSeconds(5);
    private static final int OLDEST_DATABASE = 150_000;

    private final ObjectStore store;
    private final KafkaConfig kafka;
    private final Brokers brokers;
    private final ResultsDatabase database;
    private final Clock clock;

    private record DatabaseFacts(int version, Instant now) {}

    @Inject
    Diagnosis(
            ObjectStore store,
            KafkaConfig kafka,
            Brokers brokers,
            ResultsDatabase database,
            Clock clock) {
        this.store = store;
        this.kafka = kafka;
        this.brokers = brokers;
        this.database = database;
        this.clock = clock;
    }

    List<Finding> findings() {
        return List.of(store(), broker(), database(), clock());
    }

    /** The one promise everything rests on: of two writers of a key one wins. */
    private Finding store() {
        String key = "probe/doctor-" + UUID.randomUUID();
        ObjectContent content = ObjectContent.json("{}".getBytes(StandardCharsets.UTF_8));
        try {
            boolean first = store.putIfAbsent(key, content);
            boolean second = store.putIfAbsent(key, content);
            boolean listed = !store.list(key, "", 1).isEmpty();
            store.delete(key);
            if (first && !second && listed) {
                return Finding.good("object store", "put-if-absent holds, listings are current");
            }
            return Finding.bad(
                    "object store",
                    !first || second
                            ? "two writers of one key both believe that they won"
                            : "an object that was just written is not listed",
                    "use a store with conditional writes (If-None-Match) and consistent listings;"
                            + " results would get lost on this one");
        } catch (StorageException e) {
            return Finding.bad(
                    "object store",
                    String.valueOf(e.getMessage()),
                    "compare ocr.store.* with the store: address, bucket, keys, free space");
        }
    }

    private Finding broker() {
        try {
            BrokerFeatures features = BrokerFeatures.of(brokers, BROKER_LIMIT);
            String detail =
                    "metadata.version %d, share.version %d"
                            .formatted(features.metadataVersion(), features.shareVersion());
            if (kafka.delivery() == Delivery.GROUP) {
                return Finding.good("broker", detail + ", taken from by consumer groups");
            }
            if (!features.isRecent()) {
                return Finding.bad(
                        "broker",
                        detail + ": older than Kafka 4.2",
                        "upgrade the brokers to Kafka 4.2 or later and finalise it with"
                                + " kafka-features.sh upgrade --release-version 4.2, or set"
                                + " ocr.kafka.delivery=group for all services");
            }
            return features.hasShareGroups()
                    ? Finding.good("broker", detail)
                    : Finding.bad(
                            "broker",
                            detail + ": share groups are off",
                            "switch them on: kafka-features.sh upgrade --feature share.version=1,"
                                    + " or set ocr.kafka.delivery=group for all services");
        } catch (PublishException e) {
            return Finding.bad(
                    "broker",
                    String.valueOf(e.getMessage()),
                    "start the broker, or correct ocr.kafka.bootstrap-servers");
        }
    }

    private Finding database() {
        try {
            int version = facts().version();
            String detail = "PostgreSQL %d.%d".formatted(version / 10_000, version % 10_000);
            return version >= OLDEST_DATABASE
                    ? Finding.good("database", detail)
                    : Finding.bad("database", detail, "upgrade to PostgreSQL 15 or later");
        } catch (JdbiException e) {
            return Finding.bad(
                    "database",
                    String.valueOf(e.getMessage()),
                    "start the database, or correct quarkus.datasource.*");
        }
    }

    private Finding clock() {
        try {
            Instant before = clock.instant();
            Instant there = facts().now();
            Instant after = clock.instant();
            Duration off =
                    there.isBefore(before)
                            ? Duration.between(there, before)
                            : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
            String detail = "%d ms from the database's".formatted(off.toMillis());
            return off.compareTo(CLOCK_LIMIT) <= 0
                    ? Finding.good("clock", detail)
                    : Finding.bad("clock", detail, "let NTP set the clocks of all machines");
        } catch (JdbiException e) {
            return Finding.bad("clock", "cannot be compared", "make the database answer first");
        }
    }

    private DatabaseFacts facts() {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select current_setting('server_version_num')::int,"
                                                + " clock_timestamp()")
                                .map((row, context) -> {
                                    Timestamp now = row.getTimestamp(2);
                                    return new DatabaseFacts(row.getInt(1), now.toInstant());
                                })
                                .one());
    }
}
