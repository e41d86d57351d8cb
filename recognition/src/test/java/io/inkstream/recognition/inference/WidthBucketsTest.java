package io.inkstream.recognition.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthBucketsTest {
    private final WidthBuckets buckets = WidthBuckets.DEFAULT;

    @ParameterizedTest
    @CsvSource({"1,32", "32,32", "33,64", "1000,1024", "1025,1088", "2049,2176", "8192,8192"})
    void aLineGoesIntoTheNextBucket(int width, int bucket) {
        assertThat(buckets.bucketOf(width)).isEqualTo(bucket);
    }

    @Test
    void bucketsHoldTheirLinesAndWasteLittle() {
        for (int width = 1; width <= buckets.maxWidth(); width++) {
            int bucket = buckets.bucketOf(width);
            assertThat(bucket)
                    .isGreaterThanOrEqualTo(width)
                    .isLessThanOrEqualTo(Math.max(width + 31, width + width / 15));
            assertThat(bucket % buckets.step()).isZero();
            assertThat(buckets.bucketOf(bucket)).isEqualTo(bucket);
        }
    }

    @ParameterizedTest
    @CsvSource({"8,32", "12,36", "32,32", "48,48", "64,64"})
    void bucketsFollowTheModelsPadding(int padding, int step) {
        assertThat(WidthBuckets.ofPadding(padding).step()).isEqualTo(step);
        assertThat(WidthBuckets.ofPadding(padding).maxWidth() % padding).isZero();
    }

    @Test
    void linesWiderThanAllBucketsAreRefused() {
        assertThatThrownBy(() -> buckets.bucketOf(8193)).hasMessageContaining("1..8192");
        assertThatThrownBy(() -> buckets.bucketOf(0)).hasMessageContaining("was 0");
    }
}
