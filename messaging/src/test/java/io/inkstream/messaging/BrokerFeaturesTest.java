package io.inkstream.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.contracts.Brokers;
import io.inkstream.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerFeaturesTest {
    @TempDir Path folder;

    @Test
    void ourOwnBrokerIsRecentEnough() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
            BrokerFeatures features =
                    BrokerFeatures.of(Brokers.at(kafka.bootstrapServers()), Duration.ofSeconds(20));

            assertThat(features.isRecent()).as(features.toString()).isTrue();
            assertThat(features.hasShareGroups()).as(features.toString()).isTrue();
        }
    }

    @Test
    void theBrokerBeforeWithoutShareGroupsIsNot() {
        assertThat(new BrokerFeatures(27, 0).isRecent()).isFalse();
        assertThat(new BrokerFeatures(27, 0).hasShareGroups()).isFalse();
    }

    @Test
    void nobodyAnsweringIsSaid() {
        assertThatThrownBy(
                        () -> BrokerFeatures.of(Brokers.at("127.0.0.1:1"), Duration.ofSeconds(1)))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("127.0.0.1:1");
    }
}
