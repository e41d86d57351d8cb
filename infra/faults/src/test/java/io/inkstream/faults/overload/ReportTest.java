package io.inkstream.faults.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Answer TAKEN = new Answer(202, "batch", false, 40);
    private static final Answer REFUSED = new Answer(503, "backlog-full", true, 10);

    @Test
    void anOverloadThatWasRefusedInOrderBreaksNothing() {
        Report report = report(10, 9.5, List.of(TAKEN, REFUSED, REFUSED), 0);

        assertThat(report.broken()).isEmpty();
        assertThat(report.text())
                .contains("0.95 of the capacity")
                .contains("503 backlog-full=2")
                .contains("accepted=1");
    }

    @Test
    void whatIsNotKeptIsTold() {
        List<Answer> sent = new ArrayList<>(List.of(TAKEN, new Answer(500, "internal", false, 5)));
        sent.add(new Answer(503, "without the time to wait", false, 5));
        sent.add(new Answer(0, "IOException", false, 60_000));
        sent.add(new Answer(429, "overloaded", true, 300));

        assertThat(report(10, 8, sent, 2).broken())
                .containsExactly(
                        "goodput share 0.80 is below 0.90",
                        "2 accepted batches did not end",
                        "3 uploads ended otherwise than with 202, or 429 or 503 and Retry-After",
                        "refusals p99 took 300 ms");
    }

    @Test
    void nothingReadIsNoGoodput() {
        assertThat(report(0, 0, List.of(REFUSED), 0).share()).isZero();
    }

    private static Report report(
            double capacity, double goodput, List<Answer> sent, long unfinished) {
        return new Report(Duration.ofSeconds(10), capacity, goodput, sent, unfinished, 5, Map.of());
    }
}
