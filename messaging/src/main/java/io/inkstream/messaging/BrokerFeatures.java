package io.inkstream.messaging;

import io.inkstream.contracts.Brokers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;

/**
 * What the brokers have agreed to be. A broker tells no version number; the features a cluster has
 * finalised say which version it behaves as.
 *
 * @param metadataVersion level of {@code metadata.version}, 0 when unknown
 * @param shareVersion level of {@code share.version}, 0 when share groups are off
 */
public record BrokerFeatures(int metadataVersion, int shareVersion) {
    /** Level of {@code 4.2-IV1}, the last of Kafka 4.2. */
    private static final int KAFKA_4_2 = 29;

    /** Asks the brokers. */
    public static BrokerFeatures of(Brokers brokers, Duration limit) throws PublishException {
        Map<String, Object> settings =
                brokers.settings(
                        Map.of(
                                "default.api.timeout.ms", (int) limit.toMillis(),
                                "request.timeout.ms", (int) limit.toMillis()));
        try (Admin admin = Admin.create(settings)) {
            Map<String, FinalizedVersionRange> features =
                    admin.describeFeatures()
                            .featureMetadata()
                            .get(limit.toMillis(), TimeUnit.MILLISECONDS)
                            .finalizedFeatures();
            return new BrokerFeatures(
                    level(features, "metadata.version"), level(features, "share.version"));
        } catch (ExecutionException | TimeoutException e) {
            throw new PublishException(
                    "no broker answers at %s: %s".formatted(brokers, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("interrupted while asking the brokers", e);
        }
    }

    private static int level(Map<String, FinalizedVersionRange> features, String name) {
        FinalizedVersionRange range = features.get(name);
        return range == null ? 0 : range.maxVersionLevel();
    }

    /** Whether this is Kafka 4.2 or later. */
    public boolean isRecent() {
        return metadataVersion >= KAFKA_4_2;
    }

    public boolean hasShareGroups() {
        return shareVersion >= 1;
    }
}
