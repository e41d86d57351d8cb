package io.inkstream.infra.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import io.inkstream.infra.Repository;
import io.inkstream.infra.capacity.Simulation.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The figures of {@code docs/capacity.md} come from measured costs and the autoscaler's rules. */
class CapacityPageTest {
    private static final String PAGE = "docs/capacity.md";
    private static final String SCALER = "infra/kubernetes/overlays/autoscaling/ocr-worker.yaml";

    private final CapacityPage page = new CapacityPage(Costs.measured(), rules());

    @Test
    void thePageSaysWhatTheModelSays() throws IOException {
        String written = Repository.read(PAGE);
        String made = with(with(written, "needs", page.needs()), "days", page.days());
        if (Boolean.getBoolean("inkstream.docs.write")) {
            Files.writeString(Repository.path(PAGE), made);
        }

        assertThat(made)
                .as("run with -Dinkstream.docs.write=true")
                .isEqualTo(Repository.read(PAGE));
    }

    @Test
    void theMostReplicasOfTheAutoscalerCarryTenMillionPagesADay() {
        CapacityPlan plan =
                new CapacityPlan(
                        Costs.measured(), CapacityPage.PAGES_PER_DAY, CapacityPage.PEAK, 0.7, 30);
        Outcome outcome = page.simulate(List.of());

        assertThat(plan.workers()).isLessThanOrEqualTo(rules().most());
        assertThat(outcome.mostWorkers()).isLessThan(rules().most());
        assertThat(outcome.longestWait()).isLessThan(30 * 60);
    }

    @Test
    void theTopicsHaveThePartitionsOfThePlan() {
        CapacityPlan plan =
                new CapacityPlan(
                        Costs.measured(), CapacityPage.PAGES_PER_DAY, CapacityPage.PEAK, 0.7, 30);

        assertThat(Repository.read("infra/kubernetes/overlays/prod/settings.yaml"))
                .contains("OCR_KAFKA_PARTITIONS: \"%d\"".formatted(plan.partitions()));
    }

    private static String with(String written, String name, String table) {
        Matcher marked =
                Pattern.compile("(<!-- %s -->\n).*?(<!-- end -->)".formatted(name), Pattern.DOTALL)
                        .matcher(written);
        assertThat(marked.find()).as("a place for the table %s", name).isTrue();
        return marked.replaceFirst(
                Matcher.quoteReplacement(marked.group(1) + table + marked.group(2)));
    }

    /** As the manifest has them; a pod starts in 30 s where its image lies already. */
    private static Fleet.Rules rules() {
        JsonNode scaler = Json.mapper().valueToTree(new Yaml().load(Repository.read(SCALER)));
        JsonNode spec = scaler.path("spec");
        return new Fleet.Rules(
                spec.path("minReplicaCount").asInt(),
                spec.path("maxReplicaCount").asInt(),
                spec.at("/triggers/0/metadata/threshold").asDouble(),
                spec.path("pollingInterval").asInt(),
                30);
    }
}
