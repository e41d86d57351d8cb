package io.inkstream.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JSON of yesterday, kept as files: today's code reads it, writes the same, and the published
 * schemas say of it what is true. A file here is only ever added, never changed.
 */
class GoldenFileTest {
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    static Stream<Arguments> events() {
        return Stream.of(
                arguments("batch-accepted", BatchCommand.class, Topic.BATCHES_COMMANDS),
                arguments("batch-sealed", BatchCommand.class, Topic.BATCHES_COMMANDS),
                arguments("batch-cancelled", BatchCommand.class, Topic.BATCHES_COMMANDS),
                arguments("batch-paused", BatchCommand.class, Topic.BATCHES_COMMANDS),
                arguments("batch-retried", BatchCommand.class, Topic.BATCHES_COMMANDS),
                arguments("batch-deleted", BatchCommand.class, Topic.BATCHES_COMMANDS),
                arguments("document-submitted", DocumentSubmitted.class, Topic.DOCUMENTS_SUBMITTED),
                arguments("document-split", DocumentSplit.class, Topic.DOCUMENTS_SPLIT),
                arguments("document-not-split", DocumentSplit.class, Topic.DOCUMENTS_SPLIT),
                arguments("page-requested", PageRequested.class, Topic.PAGES_REQUESTED),
                arguments("page-recognized", PageOutcome.class, Topic.PAGES_RECOGNIZED),
                arguments("page-recognized-beam", PageOutcome.class, Topic.PAGES_RECOGNIZED),
                arguments("page-without-lines", PageOutcome.class, Topic.PAGES_RECOGNIZED),
                arguments("page-failed", PageOutcome.class, Topic.PAGES_FAILED),
                arguments("batch-running", BatchState.class, Topic.BATCHES_STATE),
                arguments("batch-partial", BatchState.class, Topic.BATCHES_STATE),
                arguments("model-state", ModelState.class, Topic.MODELS_STATE),
                arguments("model-state-inspected", ModelState.class, Topic.MODELS_STATE),
                arguments("line-corrected", LineCorrected.class, Topic.LINES_CORRECTED),
                arguments("page-compared", PageCompared.class, Topic.PAGES_COMPARED),
                arguments("page-compared-failed", PageCompared.class, Topic.PAGES_COMPARED));
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                arguments("stored-manifest", BatchManifest.class),
                arguments("stored-document", DocumentRecord.class),
                arguments("stored-sealed", SealedList.class),
                arguments("stored-control", BatchControl.class),
                arguments("stored-page-list", PageList.class),
                arguments("stored-page-list-failed", PageList.class),
                arguments("stored-model", PinnedModel.class),
                arguments("stored-decoder", ModelDecoder.class),
                arguments("stored-verdict", ModelVerdict.class),
                arguments("stored-verdict-refused", ModelVerdict.class),
                arguments("stored-shadow", ShadowSetting.class),
                arguments("stored-signature", ModelSignature.class),
                arguments("stored-alias", ModelAlias.class));
    }

    @ParameterizedTest
    @MethodSource({"events", "objects"})
    void yesterdaysJsonIsReadAndWrittenEqual(String name, Class<?> type) throws IOException {
        JsonNode golden = golden(name);

        Object value = Json.read(Json.bytes(golden), type);

        assertThat(Json.mapper().readTree(Json.bytes(value))).isEqualTo(golden);
        assertThat(Json.read(Json.bytes(value), type)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource({"events", "objects"})
    void fieldsOfTomorrowAreIgnored(String name, Class<?> type) throws IOException {
        ObjectNode grown = golden(name).deepCopy();
        grown.putObject("of_tomorrow").put("x", 1);

        assertThat(Json.read(Json.bytes(grown), type))
                .isEqualTo(Json.read(Json.bytes(golden(name)), type));
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaAllowsTheEventAndWhatItMayGrowInto(String name, Class<?> type, Topic topic)
            throws IOException {
        ObjectNode grown = golden(name).deepCopy();
        grown.put("of_tomorrow", true);

        assertThat(schema(topic).validate(golden(name))).isEmpty();
        assertThat(schema(topic).validate(grown)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaMissesEveryFieldThatIsNotOptional(String name, Class<?> type, Topic topic)
            throws IOException {
        for (JsonNode required : schema(topic).getSchemaNode().path("required")) {
            ObjectNode event = golden(name).deepCopy();
            event.remove(required.asText());

            assertThat(schema(topic).validate(event)).as("without %s", required).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaKnowsEveryField(String name, Class<?> type, Topic topic) throws IOException {
        List<String> fields = new ArrayList<>();
        golden(name).fieldNames().forEachRemaining(fields::add);

        for (String field : fields) {
            assertThat(schema(topic).getSchemaNode().path("properties").has(field))
                    .as("%s of %s", field, name)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void theSchemaRefusesIdsThatAreNone(String name, Class<?> type, Topic topic)
            throws IOException {
        ObjectNode event = golden(name).deepCopy();
        event.findParents("tenant")
                .forEach(parent -> ((ObjectNode) parent).put("tenant", "NO ONE"));
        event.findParents("model")
                .forEach(parent -> ((ObjectNode) parent).put("model", "NO MODEL"));

        assertThat(schema(topic).validate(event)).isNotEmpty();
    }

    @Test
    void everyEventThatIsWrittenTodayHasASchema() {
        List<Topic> described = events().map(event -> (Topic) event.get()[2]).distinct().toList();

        // the other topics get their events and schemas with the work that writes them
        assertThat(described)
                .containsExactlyInAnyOrder(
                        Topic.BATCHES_COMMANDS,
                        Topic.DOCUMENTS_SUBMITTED,
                        Topic.DOCUMENTS_SPLIT,
                        Topic.PAGES_REQUESTED,
                        Topic.PAGES_RECOGNIZED,
                        Topic.PAGES_FAILED,
                        Topic.BATCHES_STATE,
                        Topic.MODELS_STATE,
                        Topic.LINES_CORRECTED,
                        Topic.PAGES_COMPARED);
    }

    private static JsonSchema schema(Topic topic) {
        return SCHEMAS.getSchema(
                SchemaLocation.of("classpath:schemas/" + topic.topicName() + ".json"));
    }

    private static ObjectNode golden(String name) throws IOException {
        try (InputStream in =
                GoldenFileTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return (ObjectNode) Json.mapper().readTree(in);
        }
    }
}
