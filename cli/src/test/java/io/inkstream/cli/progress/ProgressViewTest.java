package io.inkstream.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.cli.CannedBatch;
import io.inkstream.cli.client.BatchInfo;
import io.inkstream.cli.client.WatchEvent;
import io.inkstream.contracts.BatchState.Counts;
import io.inkstream.contracts.BatchState.State;
import io.inkstream.contracts.Failure;
import io.inkstream.contracts.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressViewTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TickingClock clock = new TickingClock();

    @Test
    void plainLinesComeWithNewStatesAndEveryTenSeconds() {
        tell(ProgressView.Style.LINES);

        assertThat(shown())
                .isEqualTo(
                        """
                        sealed: 0 %, 0 of 0 pages
                        running: 0 %, 0 of 60 pages
                        running: 40 %, 24 of 60 pages, 2.0/s, 0:18 left
                        broken.png failed: no end of image (damaged-document)
                        running: 80 %, 48 of 60 pages, 2.2/s, 0:06 left, 1 failed
                        partial: 100 %, 59 of 60 pages, 2.5/s, 2 failed
                        """);
    }

    @Test
    void theBarIsDrawnOverItself() {
        tell(ProgressView.Style.BAR);

        assertThat(shown())
                .isEqualTo(
                        """
                        \r[........................]   0 %  0 of 0 pages\
                        \r[........................]   0 %  0 of 60 pages\
                        \r[####....................]  20 %  12 of 60 pages, 3.0/s, 0:16 left\
                        \r[#########...............]  40 %  24 of 60 pages, 2.0/s, 0:18 left\
                        \r                                                                  \
                        \rbroken.png failed: no end of image (damaged-document)
                        \r[#########...............]  40 %  24 of 60 pages, 2.0/s, 0:18 left\
                        \r[###################.....]  80 %  48 of 60 pages, 2.2/s, 0:06 left, 1 failed\
                        \r[########################] 100 %  59 of 60 pages, 2.5/s, 2 failed           \

                        """);
    }

    @Test
    void quietShowsFailuresOnly() {
        tell(ProgressView.Style.NONE);

        assertThat(shown()).isEqualTo("broken.png failed: no end of image (damaged-document)\n");
    }

    @Test
    void theEndIsToldOnce() {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        ProgressView view = new ProgressView(out, ProgressView.Style.LINES, clock);
        Counts counts = new Counts(1, 1, 0, 1, 1, 0);

        view.heard(new WatchEvent.Batch(State.SUCCEEDED, counts), "");
        view.heard(new WatchEvent.Done(batch(State.SUCCEEDED, counts)), "");

        assertThat(shown()).isEqualTo("succeeded: 100 %, 1 of 1 pages\n");
    }

    /** Sixty pages in twenty-four seconds. */
    private void tell(ProgressView.Style style) {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        ProgressView view = new ProgressView(out, style, clock);
        view.heard(new WatchEvent.Snapshot(batch(State.SEALED, Counts.NONE)), "");
        view.heard(running(0, 0), "");
        clock.pass(4);
        view.heard(running(12, 0), "");
        clock.pass(8);
        view.heard(running(24, 0), "");
        view.heard(
                new WatchEvent.Document(
                        CannedBatch.ID.document("broken.png"),
                        "broken.png",
                        "failed",
                        0,
                        Optional.of(new Failure(ProblemCode.DAMAGED_DOCUMENT, "no end of image"))),
                "");
        clock.pass(10);
        view.heard(running(48, 1), "");
        clock.pass(2);
        view.heard(new WatchEvent.Done(batch(State.PARTIAL, new Counts(4, 3, 1, 60, 58, 1))), "");
    }

    private static WatchEvent running(int done, int failedDocuments) {
        return new WatchEvent.Batch(State.RUNNING, new Counts(4, 3, failedDocuments, 60, done, 0));
    }

    private static BatchInfo batch(State state, Counts counts) {
        return new BatchInfo(
                CannedBatch.ID,
                Optional.empty(),
                state,
                counts,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Stands until told. */
    private static final class TickingClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        void pass(int seconds) {
            now = now.plus(Duration.ofSeconds(seconds));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
