package io.inkstream.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Brokers;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.directory.DirectoryObjectStore;
import io.inkstream.trainer.publishing.ModelFolder;
import io.inkstream.trainer.publishing.Publisher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * New versions go live one after the other while pages come in: no page fails, each version reads,
 * and the memory of the server stays what it was.
 */
class SwapSoakIT {
    private static final String MODEL = "latin-print";

    /** Grown by less, the server has not kept what it no longer reads with. */
    private static final long MOST_GROWTH_MEBIBYTES = 96;

    private static final int WARM_UP = 10;

    @TempDir private Path data;

    @Test
    void fiveSwapsLoseNoPage() throws Exception {
        swap(5, 1, 5);
    }

    @Test
    @Tag("long")
    void fiftySwapsLoseNoPageAndLeaveNothingBehind() throws Exception {
        swap(50, 10, 60);
    }

    /**
     * @param settled after so many swaps memory is looked at for the first time
     * @param before batches to compare with, read before the first swap by a server that is warm
     */
    private void swap(int swaps, int settled, int before) throws Exception {
        assumeTrue(Files.exists(RunningServer.jar()), "needs the packaged server");
        HollowPages pages = new HollowPages();
        try (RunningServer server = RunningServer.start(data);
                ObjectStore store = DirectoryObjectStore.open(data.resolve("objects"));
                EventPublisher events =
                        new EventPublisher(
                                Brokers.at(server.kafka()), "/trainer", Clock.systemUTC());
                PageLoad load = PageLoad.start(server, MODEL, pages.draw("load", 1, 8))) {
            load.awaitPages(WARM_UP);
            load.awaitPages(before);
            int normal = load.ended().size();
            List<Long> memory = new ArrayList<>();
            for (int swap = 1; swap <= swaps; swap++) {
                String version = "99.0." + swap;
                ModelFolder model =
                        ModelFolder.read(
                                Repository.path("models/" + MODEL),
                                Optional.empty(),
                                Optional.of(version));
                Publisher publisher = new Publisher(store);
                publisher.publish(model);
                publisher.announce(MODEL, events);
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> isReady(server.get("/v1/models/" + MODEL), version));
                server.send(
                        "PUT",
                        "/v1/models/" + MODEL + "/aliases/stable",
                        Map.of("version", version, "by", "soak"));
                load.awaitPageOf(version);
                assertThat(load.failures()).isEmpty();
                if (swap >= settled) {
                    memory.add(server.residentMebibytes());
                }
            }
            load.end();
            tell(load.ended(), normal, memory);
            assertThat(load.failures()).isEmpty();
            assertThat(memory.getLast() - memory.getFirst()).isLessThan(MOST_GROWTH_MEBIBYTES);
        }
    }

    private static boolean isReady(JsonNode model, String version) {
        for (JsonNode one : model.get("versions")) {
            if (one.get("version").asText().equals(version)) {
                return one.path("state").asText().equals("ready");
            }
        }
        return false;
    }

    private static void tell(List<PageLoad.Ended> ended, int normal, List<Long> memory) {
        System.out.printf(
                Locale.ROOT,
                "%d batches, p50 and p99 before the swaps %d and %d ms, while swapping %d and %d ms,"
                        + " memory %s MiB%n",
                ended.size(),
                quantile(ended.subList(WARM_UP, normal), 0.5),
                quantile(ended.subList(WARM_UP, normal), 0.99),
                quantile(ended.subList(normal, ended.size()), 0.5),
                quantile(ended.subList(normal, ended.size()), 0.99),
                memory);
    }

    private static long quantile(List<PageLoad.Ended> ended, double share) {
        List<Long> sorted = ended.stream().map(one -> one.took().toMillis()).sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}
