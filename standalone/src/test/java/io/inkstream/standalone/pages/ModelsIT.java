package io.inkstream.standalone.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.inkstream.standalone.pages.RunningPages.Running;
import java.time.Duration;
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
    private static final String EVALUATION =
            """
            {"files": {"model.onnx": {"fondue-print-en":
              {"lines": 136, "cer": 0.008, "cer_ci": [0.005, 0.011]}}}}
            """;

    @Test
    void aVersionIsComparedPromotedAndRolledBack(Running running) throws Exception {
        String before = running.pointed("latin-print", "stable");
        running.publish("latin-print", before, VERSION);
        running.tellOf("latin-print", VERSION, "eval.json", EVALUATION.getBytes(UTF_8));
        try (Screen screen = running.open().go("/models.html?model=latin-print")) {
            assertThat(screen.find("#versions tbody tr").first()).containsText(VERSION);
            assertThat(screen.find("#versions")).containsText("fondue-print-en");
            assertThat(screen.find("#versions tbody tr").first())
                    .containsText("0.80 % (0.50 to 1.10)");
            screen.named("Card").click();
            assertThat(screen.find("#text pre")).containsText("latin-print");

            screen.find("#versions tbody tr").first().getByText("Make it the candidate").click();
            assertThat(screen.find(".alias")).hasText(new String[] {"candidate", "stable"});
            assertThat(screen.find("#message")).containsText(VERSION + " is the candidate now");

            shadow(screen, "100");
            assertThat(screen.find("#message")).containsText("reads 100 % of the pages as well");
            readAlong(running, before);
            screen.page().reload();
            assertThat(screen.find("input[name=percent]")).hasValue("100");
            assertThat(screen.find("#comparison thead")).containsText("Difference");
            assertThat(screen.find("#comparison")).containsText("1 page, ");
            screen.named("Promote " + VERSION).click();
            assertThat(screen.find("#message")).containsText("model-held-back");
            assertThat(running.pointed("latin-print", "stable")).isEqualTo(before);

            shadow(screen, "0");
            assertThat(screen.find("#message")).containsText("reads no pages any more");
            screen.named("Promote " + VERSION).click();
            assertThat(screen.find("#message")).containsText("read by " + VERSION + " from now on");
            assertThat(screen.find("#history")).containsText("pointed stable to " + VERSION);
            assertThat(running.pointed("latin-print", "stable")).isEqualTo(VERSION);

            screen.named("Roll back to " + before).click();
            assertThat(screen.find("#message")).containsText("read by " + before + " again");
            assertThat(screen.find("#history li").first()).containsText(before);
            assertThat(running.pointed("latin-print", "stable")).isEqualTo(before);

            shadow(screen, "100");
            assertThat(screen.find("#message")).containsText("reads 100 %");
            screen.named("Promote " + VERSION).click();
            screen.named("Promote it all the same").click();
            assertThat(screen.find("#message")).containsText("from now on");
            assertThat(running.pointed("latin-print", "stable")).isEqualTo(VERSION);
            screen.named("Roll back to " + before).click();
            assertThat(screen.find("#message")).containsText("again");
            shadow(screen, "0");
            assertThat(screen.find("#message")).containsText("reads no pages any more");
        }
    }

    private static void shadow(Screen screen, String percent) {
        screen.find("input[name=percent]").fill(percent);
        screen.find("#shadow button").click();
    }

    private static void readAlong(Running running, String before) throws Exception {
        running.read("05-noisy.jpg");
        String comparison = MODEL + "/comparison?stable=" + before + "&candidate=" + VERSION;
        await().atMost(Duration.ofMinutes(2))
                .until(() -> running.server().get(comparison).path("pages").asInt() == 1);
    }
}
