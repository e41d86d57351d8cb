package io.inkstream.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ArchitecturePageTest {
    private final Page page = Page.read("ARCHITECTURE.md");

    @Test
    void everyModuleIsExplained() {
        assertThat(page.rows("Module"))
                .extracting(row -> row.getFirst().replaceAll("\\[(.*)].*", "$1"))
                .containsExactlyInAnyOrderElementsOf(Repository.modules());
    }

    /** The steps that the worker times are the steps that the page tells. */
    @Test
    void theStepsHaveTheNamesThatTheCodeGivesThem() {
        assertThat(steps()).containsSubsequence(timedByTheWorker());
        assertThat(timedByTheWorker()).contains("segment", "infer");
    }

    @Test
    void everyStepLinksItsClass() {
        assertThat(page.rows("Step"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(String.join(" ", row)).contains(".java)"));
    }

    private List<String> steps() {
        return page.rows("Step").stream().map(List::getFirst).toList();
    }

    private static List<String> timedByTheWorker() {
        String worker =
                Repository.read("ocr-worker/src/main/java/io/inkstream/worker/PageWorker.java");
        return Pattern.compile("timer\\.done\\(\"(\\w+)\"\\)")
                .matcher(worker)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }
}
