package io.inkstream.trainer.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.recognition.finder.FoundLine;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageViewTest {

    private static final FoundLine LINE =
            new FoundLine(
                    new double[] {400, 450, 500},
                    new double[] {300, 303, 299},
                    new double[] {20, 21, 22},
                    new double[] {7, 6, 5});

    @Test
    void pixelsAndLinesAreSeenAlike() {
        PageView view = new PageView(0.8, 0.2, 440, 310, 256, 7, 1.0 / 256, 0.5);

        FoundLine seen = view.seen(List.of(LINE)).getFirst();

        double[] place = new double[2];
        for (int i = 0; i < LINE.knots(); i++) {
            view.toPage(seen.x()[i], seen.y()[i], place);
            assertThat(place[0]).isCloseTo(LINE.x()[i], within(1e-9));
            assertThat(place[1]).isCloseTo(LINE.y()[i], within(1e-9));
            assertThat(seen.above()[i]).isCloseTo(0.8 * LINE.above()[i], within(1e-9));
        }
    }

    @Test
    void whatLiesFarOutsideIsLeftOut() {
        PageView view = new PageView(1, 0, 2000, 2000, 256, 0, 0, 0);

        assertThat(view.seen(List.of(LINE))).isEmpty();
    }

    @Test
    void anUnchangedViewShowsThePixelsThemselves() {
        byte[] page = new byte[64 * 64];
        new Random(2).nextBytes(page);
        PageView view = new PageView(1, 0, 32, 32, 64, 0, 0, 0);

        assertThat(new PagePhoto(page, 64, 64).taken(view, 0, new Random(1))).isEqualTo(page);
    }

    @Test
    void linesSurviveBeingWritten() {
        List<FoundLine> read = LinesAsText.read(LinesAsText.write(List.of(LINE, LINE)));

        assertThat(read).hasSize(2);
        assertThat(read.getLast().x()).containsExactly(LINE.x());
        assertThat(read.getLast().below()).containsExactly(LINE.below());
    }
}
