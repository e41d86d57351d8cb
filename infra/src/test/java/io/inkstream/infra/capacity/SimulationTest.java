package io.inkstream.infra.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.inkstream.infra.capacity.Simulation.Outcome;
import io.inkstream.infra.capacity.Simulation.Trouble;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The queue does what arithmetic says, and what 10 million pages a day ask of it. */
class SimulationTest {
    private static final int HOUR = 3600;
    private static final Fleet.Rules TEN = new Fleet.Rules(10, 10, 600, 15, 30);

    @Test
    void nothingIsLostOrInvented() {
        Outcome outcome =
                new Simulation(
                                new Day(1_000_000, 3)::arrivals,
                                new Fleet(new Fleet.Rules(2, 40, 600, 15, 30)),
                                1.5,
                                List.of(
                                        new Trouble.Outage(10 * HOUR, 11 * HOUR),
                                        new Trouble.WorkersDie(12 * HOUR, 0.5)))
                        .run(Day.SECONDS);

        assertThat(outcome.arrived()).isCloseTo(1_000_000, within(1_000.0));
        assertThat(outcome.read() + outcome.waiting()).isCloseTo(outcome.arrived(), within(1e-6));
    }

    @Test
    void enoughWorkersLetNothingWait() {
        Outcome outcome = constant(10, List.of());

        assertThat(outcome.mostWaiting()).isLessThan(1e-6);
        assertThat(outcome.longestWait()).isZero();
    }

    /**
     * What came in while nothing was read is worked off by what is left of the workers' strength.
     */
    @Test
    void afterAnOutageTheBacklogIsWorkedOffInTheTimeThatArithmeticSays() {
        int out = 600;
        Outcome outcome = constant(10, List.of(new Trouble.Outage(HOUR, HOUR + out)));

        double worked = out * 10.0 / (10 * 1.5 - 10);
        assertThat(outcome.mostWaiting()).isCloseTo(out * 10.0, within(1e-6));
        assertThat(drained(outcome, HOUR + out) - (HOUR + out)).isCloseTo((int) worked, within(2));
        assertThat(outcome.longestWait()).isCloseTo(out, within(2));
    }

    @Test
    void tooFewWorkersFallBehindForEver() {
        Outcome outcome = constant(16, List.of());

        assertThat(outcome.waiting()).isCloseTo(2 * HOUR * 1.0, within(1e-3));
    }

    @Test
    void workersThatDieAreStartedAnew() {
        Outcome outcome = constant(12, List.of(new Trouble.WorkersDie(HOUR, 0.5)));

        assertThat(outcome.mostWaiting()).isCloseTo(30 * (12 - 7.5), within(12.0));
        assertThat(outcome.waiting()).isLessThan(1e-6);
        assertThat(outcome.mostWorkers()).isEqualTo(10);
    }

    @Test
    void theFleetFollowsTheDay() {
        Day day = new Day(10_000_000, 3);
        Fleet.Rules rules = new Fleet.Rules(2, 200, 600, 15, 45);
        Outcome outcome =
                new Simulation(day::arrivals, new Fleet(rules), 4, List.of()).run(Day.SECONDS);

        assertThat(outcome.waiting()).isLessThan(20_000);
        assertThat(outcome.mostWorkers()).isBetween(87, 200);
        assertThat(outcome.workerHours()).isLessThan(24.0 * outcome.mostWorkers());
    }

    private static Outcome constant(double perSecond, List<Trouble> troubles) {
        return new Simulation(_ -> perSecond, new Fleet(TEN), 1.5, troubles).run(2 * HOUR);
    }

    /** The first second after this one in which nothing waits. */
    private static int drained(Outcome outcome, int from) {
        int second = from;
        while (outcome.backlog()[second] > 1e-6) {
            second++;
        }
        return second;
    }
}
