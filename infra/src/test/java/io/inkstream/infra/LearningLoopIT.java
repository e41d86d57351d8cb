package io.inkstream.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Json;
import io.inkstream.infra.HollowPages.Page;
import io.inkstream.recognition.evaluation.Accuracy;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.directory.DirectoryObjectStore;
import io.inkstream.trainer.corrections.CorrectionFolder;
import io.inkstream.trainer.corrections.CorrectionSet;
import io.inkstream.trainer.corrections.CorrectionTopic;
import io.inkstream.trainer.corrections.OffsetRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole loop on the whole server: a model reads a typeface it has never seen, people correct
 * some of it, the trainer learns, the candidate shows itself to be better beside the stable
 * version, is promoted while pages come in, and reads the old batch again.
 */
class LearningLoopIT {
    private static final String MODEL = "latin-print";

    /** What somebody says of a line that says something else. */
    private static final String MISTAKE = "nothing of this stands in the line, far from it";

    @TempDir private Path folder;

    /**
     * How much is read, corrected and learnt.
     *
     * @param corrected pages whose lines are all corrected
     * @param untouched pages of the same batch that nobody corrects
     * @param shadowed pages that both versions read
     * @param steps of the training
     */
    private record Size(int corrected, int untouched, int shadowed, int lines, int steps) {
        int correctedLines() {
            return corrected * lines;
        }
    }

    @Test
    void aFewCorrectionsBecomeABetterModel() throws Exception {
        loop(new Size(4, 2, 3, 12, 80));
    }

    @Test
    @Tag("long")
    void twoHundredCorrectionsBecomeABetterModel() throws Exception {
        loop(new Size(20, 10, 6, 10, 220));
    }

    private void loop(Size size) throws Exception {
        assumeTrue(Files.exists(RunningServer.jar()), "needs the packaged server");
        assumeTrue(TrainerProcess.isBuilt(), "needs the packaged trainer");
        HollowPages hollow = new HollowPages();
        Path data = Files.createDirectory(folder.resolve("server"));
        try (RunningServer server = RunningServer.start(data)) {
            List<Page> pages =
                    hollow.draw("hollow", size.corrected() + size.untouched(), size.lines());
            List<Page> corrected = pages.subList(0, size.corrected());
            List<Page> untouched = pages.subList(size.corrected(), pages.size());
            String batch = read(server, pages);
            Readings before = Readings.of(server, batch, pages);
            correct(server, before, corrected);
            correct(server, before.lines(corrected.getFirst()).getFirst(), 1, MISTAKE);

            JsonNode learnt = learn(size);

            assertThat(learnt.get("lines").asInt()).isEqualTo(size.correctedLines());
            assertThat(learnt.get("proposed").asBoolean())
                    .as(learnt.get("reason").asText())
                    .isTrue();
            requireSameDataset(server, learnt);
            assertThat(suspects()).contains(MISTAKE);
            JsonNode comparison = shadow(server, hollow.draw("shadow", size.shadowed(), 10));
            String candidate = learnt.get("candidate").get("version").asText();
            try (PageLoad load = PageLoad.start(server, MODEL, hollow.draw("load", 1, 2))) {
                load.awaitPages(3);
                server.send("POST", "/v1/models/" + MODEL + "/promote", Map.of("by", "ada"));
                load.awaitPageOf(candidate);
                load.end();
                assertThat(load.failures()).isEmpty();
            }
            server.send("POST", "/v1/batches/" + batch + "/replay", Map.of("model", MODEL));
            assertThat(server.awaitEnd(batch).get("state").asText()).isEqualTo("succeeded");
            Readings after = Readings.of(server, batch, pages);

            Accuracy weak = before.accuracy(untouched);
            Accuracy strong = after.accuracy(untouched);
            tell(size, learnt, comparison, weak, strong);
            if (Boolean.getBoolean("inkstream.docs.write")) {
                LoopPicture.write(
                        untouched.getFirst(),
                        before,
                        after,
                        Repository.path(
                                "docs/images/learning-loop-%d.png"
                                        .formatted(size.correctedLines())));
            }
            assertThat(strong.cer()).isLessThan(0.6 * weak.cer());
        }
    }

    private static String read(RunningServer server, List<Page> pages) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Page page : pages) {
            files.put(page.name(), page.png());
        }
        String batch = server.upload(MODEL, files);
        assertThat(server.awaitEnd(batch).get("state").asText()).isEqualTo("succeeded");
        return batch;
    }

    private static void correct(RunningServer server, Readings read, List<Page> pages)
            throws Exception {
        for (Page page : pages) {
            List<Readings.Line> lines = read.lines(page);
            assertThat(lines).hasSameSizeAs(page.lines());
            for (int i = 0; i < lines.size(); i++) {
                correct(server, lines.get(i), 0, page.lines().get(i));
            }
        }
    }

    private static void correct(RunningServer server, Readings.Line line, int revision, String text)
            throws Exception {
        server.send(
                "PUT",
                "/v1/lines/" + line.id() + "/correction",
                Map.of("text", text, "by", "ada"),
                "If-Match",
                "\"" + revision + "\"");
    }

    /** Stopped half way and gone on with, as a service is when its machine is restarted. */
    private JsonNode learn(Size size) throws Exception {
        List<String> command =
                List.of(
                        "learn",
                        "--once",
                        "--json",
                        "--model=" + MODEL,
                        "--server=" + folder.resolve("server"),
                        "--runs=" + folder.resolve("runs"),
                        "--shadow=100",
                        // with drawn lines in two families alone, more would cost old skills
                        "--share=0.3",
                        // old lines are drawn ones, whatever else lies on this machine
                        "--data=" + Files.createDirectories(folder.resolve("no-base-data")),
                        "--set=training.minutes=0",
                        "--set=training.steps=" + size.steps(),
                        "--set=training.epochLines=400",
                        "--set=validation.lines=64",
                        "--set=training.threads=1",
                        "--set=device=cpu",
                        "--set=fonts.folders=[/usr/share/fonts/truetype/dejavu,"
                                + " /usr/share/fonts/truetype/liberation]");
        try (TrainerProcess learning = TrainerProcess.start(folder, command)) {
            await().atMost(Duration.ofMinutes(10)).until(() -> isTraining(learning));
            learning.stop();
        }
        try (TrainerProcess learning = TrainerProcess.start(folder, command)) {
            return Json.mapper().readTree(learning.end());
        }
    }

    private boolean isTraining(TrainerProcess learning) throws Exception {
        try (var files = Files.find(folder, 6, (path, _) -> path.endsWith("checkpoints"))) {
            return files.findAny().isPresent() || learning.hasEnded();
        }
    }

    private String suspects() throws Exception {
        try (var files =
                Files.find(folder.resolve("runs"), 2, (p, _) -> p.endsWith("suspects.tsv"))) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }

    /** What was learnt from is read once more, as somebody would who has nothing but the topic. */
    private void requireSameDataset(RunningServer server, JsonNode learnt) throws Exception {
        OffsetRange range = Json.mapper().convertValue(learnt.get("range"), OffsetRange.class);
        CorrectionSet set =
                CorrectionSet.of(new CorrectionTopic(Brokers.at(server.kafka())).read(range));
        assertThat(set.digest()).isEqualTo(learnt.get("dataset").asText());
        Path rebuilt = folder.resolve("rebuilt");
        try (ObjectStore store =
                DirectoryObjectStore.open(folder.resolve("server").resolve("objects"))) {
            new CorrectionFolder(store).write(set, range, rebuilt);
        }
        try (var files = Files.find(folder.resolve("runs"), 5, (p, _) -> p.endsWith("lines.zip"))) {
            assertThat(files.toList())
                    .singleElement()
                    .satisfies(zip ->
                            assertThat(zip).hasSameBinaryContentAs(rebuilt.resolve("lines.zip")));
        }
    }

    /** New pages in the same typeface: both versions read them, people correct, figures decide. */
    private static JsonNode shadow(RunningServer server, List<Page> pages) throws Exception {
        String batch = read(server, pages);
        correct(server, Readings.of(server, batch, pages), pages);
        String address = "/v1/models/" + MODEL + "/comparison";
        await().atMost(Duration.ofMinutes(5))
                .until(() ->
                        server.get(address).path("truth").path("lines").asInt()
                                == pages.size() * 10);
        JsonNode comparison = server.get(address);
        assertThat(comparison.has("held_back")).isFalse();
        assertThat(comparison.at("/truth/candidate_cer").asDouble())
                .isLessThan(comparison.at("/truth/stable_cer").asDouble());
        return comparison;
    }

    private static void tell(
            Size size, JsonNode learnt, JsonNode comparison, Accuracy weak, Accuracy strong) {
        System.out.printf(
                Locale.ROOT,
                "%d corrected lines, %d steps%nlearnt %s%ncompared %s%nuntouched pages: %.2f %% -> %.2f %%%n",
                size.correctedLines(),
                size.steps(),
                learnt,
                comparison.get("truth"),
                100 * weak.cer(),
                100 * strong.cer());
    }
}
