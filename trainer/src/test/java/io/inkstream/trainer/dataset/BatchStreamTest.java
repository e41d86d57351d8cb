package io.inkstream.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.inkstream.trainer.dataset.BatchStream.Drawn;
import io.inkstream.trainer.dataset.BatchStream.Form;
import io.inkstream.trainer.dataset.BatchStream.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchStreamTest {

    private static final Form FORM = new Form(5, 600, 10, 30);
    private static final LineSource SOURCE =
            (random, shortest, longest) -> {
                int width = shortest + random.nextInt(longest - shortest + 1);
                return new TextLine("x".repeat(width), new byte[width], width, 1, "");
            };

    @Test
    void aStreamCanStartAnywhereAndGoesOnAlike() throws InterruptedException {
        List<Drawn> whole = take(Position.start(false), 60);

        for (int from : new int[] {1, 7, 30, 45}) {
            assertThat(texts(take(whole.get(from - 1).next(), 60 - from)))
                    .isEqualTo(texts(whole.subList(from, 60)));
        }
    }

    @Test
    void fullLinesBeginWithThePoolAfterThePosition() throws InterruptedException {
        try (BatchStream stream = new BatchStream(SOURCE, FORM, Position.start(true))) {
            Drawn last = stream.take();
            assertThat(longest(last)).isLessThanOrEqualTo(8);

            Position full = stream.useFullLines(last.next());

            Drawn next = stream.take();
            assertThat(full).isEqualTo(new Position(1, 0, false));
            assertThat(longest(next)).isGreaterThanOrEqualTo(10);
            assertThat(texts(List.of(next))).isEqualTo(texts(take(full, 1)));
        }
    }

    @Test
    void batchesHoldAtMostTheirPixels() throws InterruptedException {
        assertThat(take(Position.start(false), 30))
                .allSatisfy(drawn ->
                        assertThat(drawn.batch().size() * longest(drawn)).isLessThanOrEqualTo(600));
    }

    @Test
    void aFailingSourceIsHeardOfByTheTaker() {
        LineSource broken =
                (_, _, _) -> {
                    throw new IllegalArgumentException("no lines");
                };
        try (BatchStream stream = new BatchStream(broken, FORM, Position.start(false))) {
            assertThatIllegalStateException()
                    .isThrownBy(stream::take)
                    .withStackTraceContaining("no lines");
        }
    }

    private static List<Drawn> take(Position from, int count) throws InterruptedException {
        List<Drawn> taken = new ArrayList<>();
        try (BatchStream stream = new BatchStream(SOURCE, FORM, from)) {
            for (int i = 0; i < count; i++) {
                taken.add(stream.take());
            }
        }
        return taken;
    }

    private static int longest(Drawn drawn) {
        return drawn.batch().lines().stream().mapToInt(TextLine::width).max().orElse(0);
    }

    private static List<List<String>> texts(List<Drawn> drawn) {
        return drawn.stream()
                .map(d -> d.batch().lines().stream().map(TextLine::text).toList())
                .toList();
    }
}
