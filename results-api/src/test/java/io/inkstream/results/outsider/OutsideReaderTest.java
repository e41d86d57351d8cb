package io.inkstream.results.outsider;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.inkstream.platform.KafkaConfig;
import io.inkstream.results.Announcements;
import io.inkstream.results.BatchStory;
import io.inkstream.results.TestServers;
import io.inkstream.results.outsider.OutsideReader.Reading;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A consumer written from the published documents alone gets the results of a batch. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class OutsideReaderTest {
    @Inject Announcements announce;
    @Inject KafkaConfig kafka;

    @Test
    void readsTheResultsOfABatch() throws Exception {
        BatchStory batch = new BatchStory("outside");
        announce.tell(batch.accepted());
        announce.tell(batch.submitted("a.png"));
        announce.tell(batch.sealed("a.png"));
        announce.tell(batch.split("a.png", 3));
        announce.tell(batch.recognized("a.png", 1, "first line", "second line"));
        announce.tell(batch.recognized("a.png", 1, "first line", "second line"));
        announce.tell(batch.recognized("a.png", 2));
        announce.tell(batch.unreadable("a.png", 3));

        try (OutsideReader reader = new OutsideReader(kafka.bootstrapServers())) {
            Reading reading = reader.read(batch.batch().value());

            String document = batch.document("a.png").value();
            assertThat(reading.state()).isEqualTo("partial");
            assertThat(reading.texts())
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of(
                                    document + ".1", "first line\nsecond line",
                                    document + ".2", ""));
            assertThat(reading.failures())
                    .containsExactly(Map.entry(document + ".3", "damaged-image"));
            assertThat(reader.validated()).isGreaterThanOrEqualTo(8);
        }
    }

    @Test
    void usesNothingOfOurs() {
        noClasses()
                .that()
                .haveSimpleNameStartingWith("OutsideReader")
                .and()
                .doNotHaveSimpleName("OutsideReaderTest")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.inkstream.contracts..",
                        "io.inkstream.messaging..",
                        "io.inkstream.platform..",
                        "io.inkstream.results",
                        "io.inkstream.storage..")
                .check(new ClassFileImporter().importPackages("io.inkstream.results.outsider"));
    }
}
