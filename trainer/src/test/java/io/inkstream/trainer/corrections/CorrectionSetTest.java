package io.inkstream.trainer.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.LineCorrected;
import io.inkstream.contracts.PageId;
import io.inkstream.contracts.PageImageRef;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.Polygon;
import io.inkstream.contracts.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrectionSetTest {
    private static final BatchId BATCH = BatchId.ofIdempotencyKey(TenantId.DEFAULT, "set");

    @Test
    void theLastRevisionOfALineCountsInWhateverOrderTheyCome() {
        List<LineCorrected> corrections =
                new ArrayList<>(
                        List.of(
                                corrected(1, 0, 1, "one"),
                                corrected(1, 0, 2, "One"),
                                corrected(1, 50, 1, "two"),
                                corrected(2, 0, 1, "three")));
        CorrectionSet expected = CorrectionSet.of(corrections);

        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(corrections, new Random(seed));
            CorrectionSet set = CorrectionSet.of(corrections);

            assertThat(set.digest()).isEqualTo(expected.digest());
            assertThat(set.lines())
                    .extracting(LineCorrected::after)
                    .containsExactlyInAnyOrder("One", "two", "three");
        }
    }

    @Test
    void anotherTextPlaceOrImageIsAnotherDataset() {
        String digest = CorrectionSet.of(List.of(corrected(1, 0, 1, "one"))).digest();

        assertThat(CorrectionSet.of(List.of(corrected(1, 0, 1, "One"))).digest())
                .isNotEqualTo(digest);
        assertThat(CorrectionSet.of(List.of(corrected(1, 1, 1, "one"))).digest())
                .isNotEqualTo(digest);
        assertThat(CorrectionSet.of(List.of(corrected(2, 0, 1, "one"))).digest())
                .isNotEqualTo(digest);
    }

    @Test
    void whereThereIsNoTextThereIsNothingToLearn() {
        assertThat(
                        CorrectionSet.of(List.of(corrected(1, 0, 1, "one"), corrected(1, 0, 2, "")))
                                .lines())
                .isEmpty();
    }

    private static LineCorrected corrected(int page, int top, int revision, String text) {
        PageId id = BATCH.document("a.png").page(page);
        Polygon polygon =
                new Polygon(
                        List.of(
                                new Polygon.Point(0, top),
                                new Polygon.Point(300, top),
                                new Polygon.Point(300, top + 40)));
        return new LineCorrected(
                id.line(polygon),
                TenantId.DEFAULT,
                revision,
                "before",
                text,
                "read",
                0.5,
                "0123456789abc-0",
                new PinnedModel("latin-print", "1", "aa"),
                new PageImageRef("key", "image/png", "digest of page " + page, 9, 600, 800, 300),
                polygon,
                polygon,
                "ada",
                Instant.EPOCH);
    }
}
