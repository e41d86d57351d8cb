package io.inkstream.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
    private static final Path FILE = Path.of("src/main/resources/asyncapi.json");

    @Test
    void theCheckedInDocumentDescribesTheTopicsOfTheCode() throws IOException {
        String written = AsyncApiDocument.write();
        if (Boolean.getBoolean("inkstream.docs.write")) {
            Files.writeString(FILE, written);
        }
        assertThat(Files.readString(FILE))
                .as("%s differs from the code; run with -Dinkstream.docs.write=true", FILE)
                .isEqualTo(written);
    }

    /** What a tool that follows references would stumble over. */
    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        JsonNode document = Json.mapper().readTree(AsyncApiDocument.write());
        List<String> targets = new ArrayList<>();
        document.findValues("$ref").forEach(target -> targets.add(target.asText()));

        assertThat(targets).hasSizeGreaterThan(20);
        for (String target : targets) {
            if (target.startsWith("#")) {
                assertThat(document.at(target.substring(1)).isMissingNode()).as(target).isFalse();
            } else {
                assertThat(FILE.resolveSibling(target)).exists();
            }
        }
    }

    @Test
    void everyTopicThatIsWrittenIsAChannel() throws IOException {
        JsonNode channels = Json.mapper().readTree(AsyncApiDocument.write()).path("channels");

        List<String> written =
                GoldenFileTest.events()
                        .map(event -> (Topic) event.get()[2])
                        .map(Topic::topicName)
                        .toList();

        assertThat(written).allSatisfy(topic -> assertThat(channels.has(topic)).isTrue());
        assertThat(channels.has(Topic.PAGES_REQUESTED_BULK.topicName())).isTrue();
    }
}
