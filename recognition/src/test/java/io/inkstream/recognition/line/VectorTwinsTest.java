package io.inkstream.recognition.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.layout.Baseline;
import io.inkstream.recognition.layout.Point;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Vector API and plain loops give the same lines bit by bit. */
class VectorTwinsTest {
    @BeforeEach
    void requireVectors() {
        assumeTrue(DepthVector.isSupported(), "this processor has no vectors of 256 bits");
    }

    @ParameterizedTest(name = "{0}x{1}, ink {2}")
    @CsvSource({"1,1,0.5", "15,8,0.14", "16,32,0.9", "17,32,0.33", "801,48,0.61", "4096,32,0.2"})
    void depthsAreCountedAndStretchedAlike(int width, int height, float inkDepth) {
        // given
        Random random = new Random(width);
        byte[] pixels = new byte[width * height];
        random.nextBytes(pixels);
        float[] paper = new float[width];
        for (int x = 0; x < width; x++) {
            paper[x] = 1 + random.nextFloat() * 254;
        }
        byte[] plainly = pixels.clone();
        int[] counts = new int[DepthKernel.DEPTHS + 1];
        int[] plainCounts = new int[DepthKernel.DEPTHS + 1];

        // when
        new DepthVector().count(pixels, width, height, paper, counts);
        new DepthVector().stretch(pixels, width, height, paper, inkDepth);

        // then
        new DepthScalar().count(plainly, width, height, paper, plainCounts);
        new DepthScalar().stretch(plainly, width, height, paper, inkDepth);
        assertThat(counts).isEqualTo(plainCounts);
        assertThat(pixels).isEqualTo(plainly);
    }

    @ParameterizedTest(name = "baseline from {0} to {1}, scale {2}")
    @CsvSource({
        "100,100,1.7",
        "100,130,1.7",
        "90,60,3.2",
        "5,12,2.1",
        "199,150,1.01",
        "100,104,0.6"
    })
    void linesAreSampledAlikeAlsoAtThePagesEdges(int leftY, int rightY, double scale) {
        // given
        byte[] pixels = new byte[500 * 200];
        new Random(leftY).nextBytes(pixels);
        PageImage page = new PageImage(500, 200, 0, pixels);
        Baseline baseline = new Baseline(List.of(new Point(3, leftY), new Point(480, rightY)));
        int width = (int) (520 / scale);
        LineMapping mapping = new LineMapping(baseline, -10, scale, 30, scale);

        // when
        byte[] line = new LineSampler(page, mapping, width, true).sample(width, 24);

        // then
        assertThat(line).isEqualTo(new LineSampler(page, mapping, width, false).sample(width, 24));
    }
}
