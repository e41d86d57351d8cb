package io.inkstream.standalone.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.standalone.pages.RunningPages.Running;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A version becomes the candidate, reads along, is promoted, and the one before comes back. */
@ExtendWith(RunningPages.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ModelsIT {
    private static final String MODEL = "/v1/models/latin-print";
    private static final String VERSION = "9.9.9";

    @Test
    void aVersionIsComparedPromotedAndRolledBack(Running running) throws Exception {
        String before = pointed(running, "stable");
        publish(running, before);
        try (Screen screen = running.open().go("/models.html?model=latin-print")) {
            assertThat(screen.find("#versions tbody tr").first()).containsText(VERSION);
            assertThat(screen.find("#versions")).containsText("fondue-print-en");
            screen.named("Card").click();
            assertThat(screen.find("#text pre")).containsText("latin-print");

            screen.find("#versions tbody tr").first().getByText("Make it the candidate").click();
            assertThat(screen.find(".alias")).hasText(new String[] {"candidate", "stable"});
            readAlong(running, before);
            screen.page().reload();
            assertThat(screen.find("#comparison")).containsText("1 page, ");
            screen.named("Promote " + VERSION).click();
            assertThat(screen.find("#message")).containsText("model-held-back");

            shadow(running, 0);
            screen.named("Promote " + VERSION).click();
            assertThat(screen.find("#message")).isEmpty();
            assertThat(screen.find("#history")).containsText("pointed stable to " + VERSION);
            assertThat(pointed(running, "stable")).isEqualTo(VERSION);

            screen.named("Roll back to " + before).click();
            assertThat(screen.find("#history li").first()).containsText(before);
            assertThat(pointed(running, "stable")).isEqualTo(before);
        }
    }

    /** The fp32 file, which makes other rounding errors than the int8 file that workers prefer. */
    private static void publish(Running running, String before) throws Exception {
        byte[] model = Files.readAllBytes(Path.of("../models/latin-print/model.onnx"));
        String renamed = new String(model, ISO_8859_1).replace(before, VERSION);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(running.server().url() + MODEL + "/versions/" + VERSION))
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(renamed.getBytes(ISO_8859_1)))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> isReady(running));
    }

    private static boolean isReady(Running running) throws Exception {
        for (JsonNode version : running.server().get(MODEL).get("versions")) {
            if (version.get("version").asText().equals(VERSION)) {
                return version.get("state").asText().equals("ready");
            }
        }
        return false;
    }

    private static void readAlong(Running running, String before) throws Exception {
        shadow(running, 100);
        running.read("05-noisy.jpg");
        String comparison = MODEL + "/comparison?stable=" + before + "&candidate=" + VERSION;
        await().atMost(Duration.ofMinutes(2))
                .until(() -> running.server().get(comparison).path("pages").asInt() == 1);
    }

    private static void shadow(Running running, int percent) throws Exception {
        running.server().send("PUT", MODEL + "/shadow", Map.of("percent", percent), Map.of());
    }

    private static String pointed(Running running, String name) throws Exception {
        for (JsonNode alias : running.server().get(MODEL).get("aliases")) {
            if (alias.get("alias").asText().equals(name)) {
                return alias.get("version").asText();
            }
        }
        throw new AssertionError("no alias " + name);
    }
}
