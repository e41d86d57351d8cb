package io.inkstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.recipe.ReplaySettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HardLinesTest {

    private static final int PIXELS = 1000;

    @Test
    void linesAboveTheLimitComeBackOnce() {
        HardLines hard = new HardLines(new ReplaySettings(0.5, 0.9, 100), PIXELS, 1);
        offerEasy(hard);
        LineBatch difficult = new LineBatch(Strokes.lines(4, 2));

        hard.offer(difficult, new float[] {9, 9, 0.1f, 9});

        assertThat(hard.size()).isEqualTo(3);
        Optional<LineBatch> again = hard.due(1);
        assertThat(again).isPresent();
        assertThat(again.get().lines()).isSubsetOf(difficult.lines());
        assertThat(hard.size()).isEqualTo(3 - again.get().size());
    }

    @Test
    void theShareOfUpdatesIsKept() {
        HardLines hard = new HardLines(new ReplaySettings(0.25, 0.5, 1000), PIXELS, 1);
        offerEasy(hard);
        int replayed = 0;
        for (int step = 0; step < 100; step++) {
            LineBatch batch = new LineBatch(Strokes.lines(4, step));
            hard.offer(batch, new float[] {step + 1, step + 1, step + 1, step + 1});
            replayed += hard.due(step).isPresent() ? 1 : 0;
        }

        assertThat(replayed).isEqualTo(25);
    }

    @Test
    void theOldestAreDropped() {
        HardLines hard = new HardLines(new ReplaySettings(0.5, 0.9, 2), PIXELS, 1);
        offerEasy(hard);

        hard.offer(new LineBatch(Strokes.lines(3, 2)), new float[] {9, 9, 9});

        assertThat(hard.size()).isEqualTo(2);
    }

    @Test
    void nothingIsKeptWithoutAShare() {
        HardLines hard = new HardLines(new ReplaySettings(0, 0.1, 10), PIXELS, 1);
        offerEasy(hard);

        hard.offer(new LineBatch(Strokes.lines(1, 2)), new float[] {9});

        assertThat(hard.size()).isZero();
        assertThat(hard.due(1)).isEmpty();
    }

    @Test
    void whatWasWrittenReadsBackAndGoesOnAlike() throws IOException {
        ReplaySettings settings = new ReplaySettings(0.5, 0.5, 100);
        HardLines hard = new HardLines(settings, PIXELS, 1);
        offerEasy(hard);
        hard.offer(new LineBatch(Strokes.lines(6, 2)), new float[] {9, 9, 9, 9, 9, 9});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        hard.write(new DataOutputStream(bytes));
        HardLines later = new HardLines(settings, PIXELS, 1);

        later.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(texts(later.due(3))).isEqualTo(texts(hard.due(3))).isNotEmpty();
        assertThat(later.size()).isEqualTo(hard.size());
    }

    private static List<String> texts(Optional<LineBatch> batch) {
        return batch.orElseThrow().lines().stream().map(TextLine::text).toList();
    }

    /** Enough losses for a limit, none of them hard. */
    private static void offerEasy(HardLines hard) {
        float[] easy = new float[80];
        Arrays.fill(easy, 0.5f);
        hard.offer(new LineBatch(Strokes.lines(80, 1)), easy);
    }
}
