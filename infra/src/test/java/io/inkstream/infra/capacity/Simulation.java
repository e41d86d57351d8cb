package io.inkstream.infra.capacity;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The queue of pages second by second: what comes in, what workers take out, what waits. Pages are
 * taken in the order in which they came, so a page waits until all before it are taken.
 */
final class Simulation {
    private final IntToDoubleFunction arrivals;
    private final Fleet fleet;
    private final double pagesPerWorkerSecond;
    private final List<Trouble> troubles;

    /** Something goes wrong. */
    sealed interface Trouble {
        /** Nothing is read: the broker or the store is away. */
        record Outage(int from, int to) implements Trouble {}

        /** A share of the workers dies at once; others are started for them. */
        record WorkersDie(int at, double share) implements Trouble {}
    }

    /**
     * What was seen.
     *
     * @param arrived pages
     * @param read pages
     * @param waiting pages at the end
     * @param mostWaiting at any time
     * @param longestWait in seconds, of a page that was read
     * @param workerHours paid for
     * @param mostWorkers at any time
     * @param backlog at the end of each second
     */
    @SuppressWarnings("ArrayRecordComponent") // read by tests and nobody else
    record Outcome(
            double arrived,
            double read,
            double waiting,
            double mostWaiting,
            int longestWait,
            double workerHours,
            int mostWorkers,
            double[] backlog) {}

    Simulation(
            IntToDoubleFunction arrivals,
            Fleet fleet,
            double pagesPerWorkerSecond,
            List<Trouble> troubles) {
        this.arrivals = arrivals;
        this.fleet = fleet;
        this.pagesPerWorkerSecond = pagesPerWorkerSecond;
        this.troubles = List.copyOf(troubles);
    }

    Outcome run(int seconds) {
        double[] cameBy = new double[seconds];
        double[] backlog = new double[seconds];
        double arrived = 0;
        double read = 0;
        double most = 0;
        double workerSeconds = 0;
        int mostWorkers = 0;
        int longestWait = 0;
        int oldest = 0;
        for (int second = 0; second < seconds; second++) {
            for (Trouble trouble : troubles) {
                if (trouble instanceof Trouble.WorkersDie die && die.at() == second) {
                    fleet.lose((int) Math.round(fleet.ready() * die.share()), second);
                }
            }
            fleet.tick(second, arrived - read);
            arrived += arrivals.applyAsDouble(second);
            cameBy[second] = arrived;
            double can = isOut(second) ? 0 : fleet.ready() * pagesPerWorkerSecond;
            read = Math.min(arrived, read + can);
            while (oldest < second && cameBy[oldest] <= read) {
                oldest++;
            }
            longestWait = Math.max(longestWait, second - oldest);
            backlog[second] = arrived - read;
            most = Math.max(most, backlog[second]);
            mostWorkers = Math.max(mostWorkers, fleet.ready());
            workerSeconds += fleet.ready();
        }
        return new Outcome(
                arrived,
                read,
                arrived - read,
                most,
                longestWait,
                workerSeconds / 3600,
                mostWorkers,
                backlog);
    }

    private boolean isOut(int second) {
        return troubles.stream()
                .anyMatch(trouble ->
                        trouble instanceof Trouble.Outage outage
                                && second >= outage.from()
                                && second < outage.to());
    }
}
