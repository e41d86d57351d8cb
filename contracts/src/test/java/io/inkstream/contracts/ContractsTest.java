package io.inkstream.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys, topics, codes and the rules of records. */
class ContractsTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final BatchId BATCH = new BatchId("06f2k8m3n5p7q9r1s4t6v8w0xy");
    private static final DocumentId DOCUMENT = BATCH.document("brief.png");

    @Test
    void everythingOfABatchLiesUnderItsPrefix() {
        String prefix = ObjectKeys.batch(TENANT, BATCH);

        assertThat(prefix).isEqualTo("t/default/b/" + BATCH + "/");
        assertThat(
                        List.of(
                                ObjectKeys.manifest(TENANT, BATCH),
                                ObjectKeys.sealed(TENANT, BATCH),
                                ObjectKeys.cancelled(TENANT, BATCH),
                                ObjectKeys.document(TENANT, DOCUMENT),
                                ObjectKeys.original(TENANT, DOCUMENT, "a".repeat(64)),
                                ObjectKeys.pageList(TENANT, DOCUMENT),
                                ObjectKeys.pageImage(TENANT, DOCUMENT.page(1), "png"),
                                ObjectKeys.outcome(TENANT, DOCUMENT.page(1), "x-0")))
                .allMatch(key -> key.startsWith(prefix))
                .doesNotHaveDuplicates();
    }

    @Test
    void keysAreWhereTheyAlwaysWere() {
        String pages = "t/default/b/" + BATCH + "/pages/4jwac0638qq9/";

        assertThat(ObjectKeys.pageList(TENANT, DOCUMENT)).isEqualTo(pages + "pages.json");
        assertThat(ObjectKeys.pageImage(TENANT, DOCUMENT.page(3), "jpg"))
                .isEqualTo(pages + "3.jpg");
        assertThat(ObjectKeys.outcome(TENANT, DOCUMENT.page(3), "x-0"))
                .isEqualTo("t/default/b/" + BATCH + "/outcomes/4jwac0638qq9/3/x-0.json");
        assertThat(ObjectKeys.pending(TENANT, BATCH)).isEqualTo("pending/default/" + BATCH);
        assertThat(ObjectKeys.modelRecord("latin-print", "1.0.0"))
                .isEqualTo("models/latin-print/1.0.0/registered.json");
    }

    @Test
    void revisionsOfAnAliasSortByTheirNumber() {
        List<String> keys = new ArrayList<>();
        for (int revision : List.of(1, 2, 9, 10, 99, 100, 123_456)) {
            keys.add(ObjectKeys.aliasRevision("latin-print", "stable", revision));
        }

        assertThat(keys).isSorted();
        assertThat(keys).allMatch(k -> k.startsWith(ObjectKeys.alias("latin-print", "stable")));
    }

    @ParameterizedTest
    @EnumSource
    void aTopicIsFoundByItsName(Topic topic) {
        assertThat(topic.topicName()).matches("ocr(\\.[a-z]+)+\\.v[0-9]+");
        assertThat(Topic.find(topic.topicName())).contains(topic);
        assertThat(Topic.find(topic.topicName() + "x")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aCodeIsOneWordEverywhere(ProblemCode code) throws Exception {
        assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(ProblemCode.of(code.code())).isEqualTo(code);
        assertThat(Json.read(Json.bytes(code), ProblemCode.class)).isEqualTo(code);
        assertThat(code.status()).isBetween(400, 599);
        assertThat(code.title()).isNotBlank();
    }

    @Test
    void tokensWhoseArraysDifferInLengthAreRefused() {
        assertThatThrownBy(() ->
                        new PageResult.TokenLevel(
                                "word", List.of(0), List.of(1, 2), List.of(), List.of()))
                .hasMessage("token arrays differ in length");
    }

    @Test
    void aPageOfAListIsEitherAnImageOrAFailure() {
        assertThatThrownBy(() -> new PageList.Entry(4, Optional.empty(), Optional.empty()))
                .hasMessage("page 4 needs either an image or a failure");
    }

    @Test
    void timesAreWrittenInUtcWithTheirFraction() {
        assertThat(Json.text(Instant.parse("2026-03-01T10:00:00.250Z")))
                .isEqualTo("\"2026-03-01T10:00:00.250Z\"");
    }

    @Test
    void digestsAreThoseOfEverybodyElse() {
        assertThat(Base32.sha256Hex(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
