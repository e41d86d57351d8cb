package io.inkstream.results.export.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageResult;
import io.inkstream.results.corrections.Correction;
import io.inkstream.results.corrections.Corrections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A page that ended.
 *
 * @param readText the text as it was read, empty for a page that failed
 * @param published the outcome as it was published
 * @param corrections what people said its lines say
 */
public record EndedPage(
        PageId pageId, String readText, String published, Map<LineId, Correction> corrections) {
    public EndedPage {
        corrections = Map.copyOf(corrections);
    }

    /** With the words of people where they said something. */
    public PageOutcome outcome() throws IOException {
        PageOutcome outcome =
                Json.read(published.getBytes(StandardCharsets.UTF_8), PageOutcome.class);
        return outcome instanceof PageResult result
                ? Corrections.apply(result, corrections)
                : outcome;
    }

    /** With the words of people where they said something; empty for a page that failed. */
    public String text() throws IOException {
        return !corrections.isEmpty() && outcome() instanceof PageResult result
                ? result.text()
                : readText;
    }

    /** The record as it was published; what people said stands beside it. */
    public String json() throws IOException {
        if (corrections.isEmpty()) {
            return published;
        }
        ObjectNode page = (ObjectNode) Json.mapper().readTree(published);
        page.set("corrections", Json.mapper().valueToTree(Corrections.listed(corrections)));
        return Json.text(page);
    }
}
