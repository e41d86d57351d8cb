package io.inkstream.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final BatchId BATCH = BatchId.ofIdempotencyKey(TenantId.DEFAULT, "json");
    private static final RecognitionPlan PLAN =
            new RecognitionPlan(
                    new PinnedModel("lines", "1", "aa"),
                    new PinnedModel("latin-print", "1", "bb"),
                    DecoderSettings.GREEDY,
                    0);

    @Test
    void aCommandIsReadAsItWasWritten() throws Exception {
        BatchCommand command =
                BatchCommand.accepted(
                        new BatchManifest(
                                BATCH, TenantId.DEFAULT, Optional.of("name"), NOON, PLAN));

        assertThat(Json.text(command)).contains("\"kind\":\"accepted\"");
        assertThat(Json.read(Json.bytes(command), BatchCommand.class)).isEqualTo(command);
    }

    @Test
    void anOutcomeSaysWhichKindItIs() throws Exception {
        PageOutcome failure =
                new PageFailure(
                        BATCH.document("a.png").page(1),
                        TenantId.DEFAULT,
                        PLAN.outcomeId(),
                        PLAN,
                        new Failure(ProblemCode.DAMAGED_IMAGE, "cut off"),
                        1,
                        NOON);

        assertThat(Json.text(failure)).contains("\"outcome\":\"failed\"");
        assertThat(Json.read(Json.bytes(failure), PageOutcome.class)).isEqualTo(failure);
    }

    @Test
    void anyMapperCanSpeakIt() throws Exception {
        ObjectMapper other = Json.configure(new ObjectMapper());

        assertThat(other.writeValueAsString(BatchState.State.PARTIAL)).isEqualTo("\"partial\"");
        assertThat(other.readValue("\"partial\"", BatchState.State.class))
                .isEqualTo(BatchState.State.PARTIAL);
    }

    @Test
    void eventsMayGrow() throws Exception {
        byte[] later =
                "{\"alias\":\"stable\",\"revision\":1,\"later\":true}"
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(Json.read(later, ModelAlias.class).revision()).isEqualTo(1);
    }
}
