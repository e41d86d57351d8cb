package io.inkstream.worker.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.Topic;
import io.inkstream.messaging.Event;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.storage.ObjectStore;
import io.inkstream.worker.TestServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole service: from the queue to the store. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class OcrWorkerTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject EventPublisher publisher;
    @Inject ObjectStore store;

    @Test
    void itIsReadyWhenItsStoreAnswers() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void pagesOfBothQueuesAreReadOnce() throws Exception {
        assumeThat(Path.of("..", "models", "latin-print")).isDirectory();
        byte[] image = Requests.png();
        var plan = Requests.plan(stable("components"), stable("latin-print"));
        List<PageRequested> pages = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            pages.add(Requests.page(plan, image));
        }

        for (int i = 0; i < 6; i++) {
            Topic topic = i < 3 ? Topic.PAGES_REQUESTED : Topic.PAGES_REQUESTED_BULK;
            publisher.publish(request(topic, pages.get(i), image));
        }

        for (PageRequested page : pages) {
            await().atMost(LONG).until(() -> store.stat(page.outcomeKey()).isPresent());
            PageOutcome outcome = Json.read(store.read(page.outcomeKey()), PageOutcome.class);
            assertThat(outcome).isInstanceOf(PageResult.class);
            assertThat(store.listAll(ObjectKeys.outcomes(page.tenant(), page.pageId()))).hasSize(1);
        }
    }

    private PinnedModel stable(String name) throws Exception {
        String first = ObjectKeys.aliasRevision(name, ModelAlias.STABLE, 1);
        return Json.read(store.read(first), ModelAlias.class).model();
    }

    private static Event request(Topic topic, PageRequested page, byte[] image) {
        String id = page.pageId().value();
        return new Event(
                topic,
                id,
                Event.id(topic, id),
                id,
                "image/png",
                image,
                Optional.empty(),
                Map.of(PageRequested.HEADER, Json.text(page)));
    }
}
