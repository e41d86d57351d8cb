package io.inkstream.results.export.content;

import io.inkstream.contracts.Json;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A page that ended.
 *
 * @param text empty for a page that failed
 * @param json the outcome as it was published
 */
public record EndedPage(PageId pageId, String text, String json) {

    public PageOutcome outcome() throws IOException {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), PageOutcome.class);
    }
}
