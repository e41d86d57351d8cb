package io.inkstream.infra.capacity;

import io.inkstream.infra.capacity.Simulation.Outcome;
import io.inkstream.infra.capacity.Simulation.Trouble;
import java.util.List;
import java.util.Locale;

/** The tables of {@code docs/capacity.md}, from measured costs. */
final class CapacityPage {
    static final double PAGES_PER_DAY = 10_000_000;
    static final double PEAK = 3;
    private static final double LOAD = 0.7;
    private static final double DAYS = 30;
    private static final double CALM = 1.2;
    private static final int HOUR = 3600;
    private static final int LATER = 2 * Day.SECONDS;

    private final Costs costs;
    private final Fleet.Rules rules;

    CapacityPage(Costs costs, Fleet.Rules rules) {
        this.costs = costs;
        this.rules = rules;
    }

    /** What is needed for a tenth, the whole, and the tenfold of a million pages a day. */
    String needs() {
        StringBuilder table =
                new StringBuilder(
                        "| Needed for pages a day | 100,000 | 1,000,000 | 10,000,000 |\n| --- | ---: | ---: | ---: |\n");
        row(table, "pages a second, mean", "%.1f", CapacityPlan::meanPerSecond);
        row(table, "pages a second, peak", "%.1f", CapacityPlan::peakPerSecond);
        row(table, "workers of 2 processors at the peak", "%.0f", CapacityPlan::workers);
        row(table, "processors of workers", "%.1f", plan -> plan.processors("ocr-worker"));
        row(
                table,
                "processors of ingest-service",
                "%.1f",
                plan -> plan.processors("ingest-service"));
        row(table, "processors of results-api", "%.1f", plan -> plan.processors("results-api"));
        row(table, "processors of the brokers", "%.1f", plan -> plan.processors("kafka"));
        row(table, "processors of the store's servers", "%.1f", plan -> plan.processors("objects"));
        row(table, "processors of PostgreSQL", "%.1f", plan -> plan.processors("database"));
        row(table, "partitions", "%.0f", CapacityPlan::partitions);
        row(
                table,
                "MB a second into the brokers, peak",
                "%.1f",
                CapacityPlan::brokerMegabytesPerSecond);
        row(table, "TB on the brokers, three copies", "%.2f", CapacityPlan::brokerTerabytes);
        row(table, "TB in the store, 30 days", "%.1f", CapacityPlan::storeTerabytes);
        row(table, "GB in PostgreSQL, 30 days", "%.0f", CapacityPlan::databaseGigabytes);
        row(table, "dollars a month", "%.0f", CapacityPlan::moneyPerMonth);
        row(table, "dollars per thousand pages", "%.3f", CapacityPlan::moneyPerThousandPages);
        return table.toString();
    }

    private interface Figure {
        double of(CapacityPlan plan);
    }

    private void row(StringBuilder table, String name, String format, Figure figure) {
        table.append("| ").append(name);
        for (double pages : new double[] {PAGES_PER_DAY / 100, PAGES_PER_DAY / 10, PAGES_PER_DAY}) {
            table.append(" | ")
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    format,
                                    figure.of(new CapacityPlan(costs, pages, PEAK, LOAD, DAYS))));
        }
        table.append(" |\n");
    }

    /** Two days of ten million pages each, the trouble at eleven of the first. */
    String days() {
        int eleven = 11 * HOUR;
        StringBuilder table =
                new StringBuilder(
                        "| What happens at eleven | most pages waiting | longest wait | workers at most | worker hours | all read again by |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
        day(table, "nothing", List.of(), eleven);
        day(table, "half of the workers die", List.of(new Trouble.WorkersDie(eleven, 0.5)), eleven);
        day(
                table,
                "the broker is away for 10 minutes",
                List.of(new Trouble.Outage(eleven, eleven + 600)),
                eleven);
        day(
                table,
                "the store is away for an hour",
                List.of(new Trouble.Outage(eleven, eleven + HOUR)),
                eleven);
        return table.toString();
    }

    private void day(StringBuilder table, String name, List<Trouble> troubles, int from) {
        Outcome outcome = simulate(troubles);
        Outcome calm = simulate(List.of());
        int calmAgain = Day.SECONDS - 1;
        while (calmAgain > from && outcome.backlog()[calmAgain] <= CALM * calm.mostWaiting()) {
            calmAgain--;
        }
        table.append(
                String.format(
                        Locale.ROOT,
                        "| %s | %,.0f | %d min %02d s | %d | %,.0f | %s |\n",
                        name,
                        outcome.mostWaiting(),
                        outcome.longestWait() / 60,
                        outcome.longestWait() % 60,
                        outcome.mostWorkers(),
                        outcome.workerHours(),
                        troubles.isEmpty()
                                ? "-"
                                : String.format(
                                        Locale.ROOT,
                                        "%02d:%02d",
                                        calmAgain / HOUR,
                                        calmAgain % HOUR / 60)));
    }

    Outcome simulate(List<Trouble> troubles) {
        CapacityPlan plan = new CapacityPlan(costs, PAGES_PER_DAY, PEAK, LOAD, DAYS);
        // a worker at work uses its processors up; the load of the plan is what the autoscaler
        // leaves free
        double perWorker = plan.pagesPerWorkerSecond() / LOAD;
        return new Simulation(
                        new Day(PAGES_PER_DAY, PEAK)::arrivals,
                        new Fleet(rules),
                        perWorker,
                        troubles)
                .run(LATER);
    }
}
