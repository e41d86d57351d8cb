package io.inkstream.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.CloudEventHeaders;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.Topic;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventsPageTest {
    private final Page page = Page.read("docs/events.md");

    @Test
    void everyTopicIsListedWithItsRetention() {
        assertThat(page.rows("Topic"))
                .extracting(row -> List.of(row.get(0), row.get(2)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Topic.values())
                                .map(topic -> List.of(topic.topicName(), kept(topic)))
                                .toList());
    }

    private static String kept(Topic topic) {
        return switch (topic.retention()) {
            case WORK -> "until worked";
            case LONG -> "30 days";
            case COMPACT -> "latest per key";
            case FOREVER -> "for ever";
        };
    }

    @Test
    void everyHeaderIsListed() throws IllegalAccessException {
        List<String> headers = new ArrayList<>(List.of(PageRequested.HEADER));
        for (Field field : CloudEventHeaders.class.getFields()) {
            headers.add(String.valueOf(field.get(null)));
        }
        assertThat(page.rows("Header"))
                .extracting(row -> row.getFirst())
                .containsExactlyInAnyOrderElementsOf(headers);
    }

    /** Reading an example and writing it again gives the example: no field more, none less. */
    @Test
    void examplesAreWhatTheRecordsLookLike() throws IOException, ClassNotFoundException {
        assertThat(page.examples()).hasSizeGreaterThan(5);
        for (Page.Example example : page.examples()) {
            JsonNode shown = tree(example.json());
            Class<?> type = Class.forName("io.inkstream.contracts." + example.type());
            Object value = Json.read(example.json().getBytes(StandardCharsets.UTF_8), type);
            assertThat(tree(Json.text(value))).as(example.type()).isEqualTo(shown);
        }
    }

    private static JsonNode tree(String json) throws IOException {
        return Json.mapper().readTree(json);
    }
}
