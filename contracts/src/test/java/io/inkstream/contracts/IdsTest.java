package io.inkstream.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids name the same thing for ever, and nothing else can be one. */
class IdsTest {
    private static final BatchId BATCH = new BatchId("06f2k8m3n5p7q9r1s4t6v8w0xy");
    private static final Polygon POLYGON =
            new Polygon(
                    List.of(
                            new Polygon.Point(10, 20),
                            new Polygon.Point(210, 20),
                            new Polygon.Point(210, 52),
                            new Polygon.Point(10, 52)));

    @Test
    void idsAreDerivedAsTheyAlwaysWere() {
        DocumentId document = BATCH.document("brief.png");

        // computed apart from this code; if these change, everything stored is lost
        assertThat(document.value()).isEqualTo(BATCH + ".4jwac0638qq9");
        assertThat(document.page(1).line(POLYGON).value()).isEqualTo(document + ".1.g2mvmrtpw2");
        assertThat(plan("c", "1").outcomeId()).isEqualTo("cfa3q5kqye7tr-0");
    }

    @Test
    void anIdAloneLeadsToWhatItIsPartOf() {
        LineId line = BATCH.document("a/b.tif").page(12).line(POLYGON);

        assertThat(new LineId(line.value())).isEqualTo(line);
        assertThat(line.page().number()).isEqualTo(12);
        assertThat(line.page().document()).isEqualTo(BATCH.document("a/b.tif"));
        assertThat(line.page().batch()).isEqualTo(BATCH);
        assertThat(line.page().document().batch()).isEqualTo(BATCH);
    }

    @Test
    void aNameWrittenInTwoWaysOfUnicodeIsOneDocument() {
        assertThat(BATCH.document("Mu\u0308ller.png")).isEqualTo(BATCH.document("M\u00fcller.png"));
        assertThat(BATCH.document("a.png")).isNotEqualTo(BATCH.document("A.png"));
    }

    @Test
    void batchesSortByTheTimeTheyWereCreated() {
        Instant start = Instant.parse("2026-03-01T10:00:00Z");
        for (int i = 0; i < 1000; i++) {
            BatchId earlier = BatchId.create(start.plusMillis(37L * i));
            BatchId later = BatchId.create(start.plusMillis(37L * i + 1));

            assertThat(earlier.value()).isLessThan(later.value());
            assertThat(new BatchId(earlier.value())).isEqualTo(earlier);
        }
    }

    @Test
    void batchesOfOneMillisecondDiffer() {
        Instant now = Instant.parse("2026-03-01T10:00:00Z");

        assertThat(BatchId.create(now)).isNotEqualTo(BatchId.create(now));
    }

    @Test
    void anIdempotencyKeyNamesOneBatchPerTenant() {
        TenantId other = new TenantId("other");

        assertThat(BatchId.ofIdempotencyKey(TenantId.DEFAULT, "key"))
                .isEqualTo(BatchId.ofIdempotencyKey(TenantId.DEFAULT, "key"))
                .isNotEqualTo(BatchId.ofIdempotencyKey(other, "key"))
                .isNotEqualTo(BatchId.ofIdempotencyKey(TenantId.DEFAULT, "yek"));
    }

    @Test
    void anOutcomeIsNamedByAllThatDecidesTheText() {
        String outcome = plan("c", "1").outcomeId();

        assertThat(plan("c", "1").outcomeId()).isEqualTo(outcome);
        assertThat(plan("d", "1").outcomeId()).isNotEqualTo(outcome);
        assertThat(plan("c", "2").outcomeId()).isNotEqualTo(outcome);
        assertThat(plan("c", "1").withEpoch(1).outcomeId()).isEqualTo(outcome.replace("-0", "-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../../../etc/passwd",
                "06F2K8M3N5P7Q9R1S4T6V8W0XY",
                "06f2k8m3n5p7q9r1s4t6v8w0x",
                "06f2k8m3n5p7q9r1s4t6v8w0xyz",
                "06f2k8m3n5p7q9r1s4t6v8w0xi",
                "06f2k8m3n5p7q9r1s4t6v8w0xy\n",
                "06f2k8m3n5p7q9r1s4t6v8w0xy.4jwac0638qq",
                "06f2k8m3n5p7q9r1s4t6v8w0xy.4jwac0638qq9.0",
                "06f2k8m3n5p7q9r1s4t6v8w0xy.4jwac0638qq9.01",
                "06f2k8m3n5p7q9r1s4t6v8w0xy.4jwac0638qq9.99999999",
                "06f2k8m3n5p7q9r1s4t6v8w0xy.4jwac0638qq9.1.g2mvmrtpw",
            })
    void whatIsNoIdIsRefusedByEveryKind(String text) {
        List<Function<String, Object>> kinds =
                List.of(BatchId::new, DocumentId::new, PageId::new, LineId::new);
        for (Function<String, Object> kind : kinds) {
            assertThatThrownBy(() -> kind.apply(text))
                    .isInstanceOf(MalformedIdException.class)
                    .hasMessageContaining("\"" + text + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Default", "a/b", "..", "-a", "a b"})
    void whatIsNoTenantIsRefused(String text) {
        assertThatThrownBy(() -> new TenantId(text)).isInstanceOf(MalformedIdException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Latin", "a/b", "..", "a@b"})
    void whatIsNoModelNameIsRefused(String text) {
        assertThatThrownBy(() -> new PinnedModel(text, "1", ""))
                .isInstanceOf(MalformedIdException.class);
    }

    private static RecognitionPlan plan(String segmenter, String recognizer) {
        return new RecognitionPlan(
                new PinnedModel("components", "1", segmenter.repeat(64)),
                new PinnedModel("latin-print", "1.0.0", recognizer.repeat(64)),
                DecoderSettings.GREEDY,
                0);
    }
}
