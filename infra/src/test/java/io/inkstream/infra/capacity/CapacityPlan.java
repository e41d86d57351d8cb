package io.inkstream.infra.capacity;

import java.util.List;

/**
 * What an installation needs, from what a page costs.
 *
 * @param pagesPerDay on a working day
 * @param peakFactor the busiest hour in relation to the mean of the day
 * @param load share of a processor that is planned to be used at the peak
 * @param days that results and originals are kept in the store
 */
record CapacityPlan(Costs costs, double pagesPerDay, double peakFactor, double load, double days) {
    static final List<String> SERVICES =
            List.of(
                    "ingest-service",
                    "ocr-worker",
                    "results-api",
                    "kafka",
                    "objects",
                    "database",
                    "ingress");

    private static final double SECONDS_PER_DAY = 86_400;
    private static final double PROCESSORS_PER_WORKER = 2;
    private static final double COPIES = 3;
    private static final double HOURS_OF_WORK_ON_TOPICS = 24;
    private static final double DAYS_OF_RESULTS_ON_TOPICS = 30;
    private static final double PARTITIONS_PER_BUSY_BROKER_CORE = 2;
    private static final double DAYS_PER_MONTH = 30;
    private static final double GIGA = 1e9;

    double meanPerSecond() {
        return pagesPerDay / SECONDS_PER_DAY;
    }

    double peakPerSecond() {
        return meanPerSecond() * peakFactor;
    }

    /** Processors that a service needs at the peak. */
    double processors(String service) {
        return peakPerSecond() * costs.cpuSeconds(service) / load;
    }

    /** Pages that one worker of two processors reads in a second, at the planned load. */
    double pagesPerWorkerSecond() {
        return PROCESSORS_PER_WORKER * load / costs.cpuSeconds("ocr-worker");
    }

    int workers() {
        return (int) Math.ceil(peakPerSecond() / pagesPerWorkerSecond());
    }

    /**
     * Enough that every busy processor of the brokers has two, and a power of two; queues do not
     * ask for more, since workers may outnumber partitions.
     */
    int partitions() {
        double wanted = Math.max(4, processors("kafka") * PARTITIONS_PER_BUSY_BROKER_CORE);
        return Integer.highestOneBit((int) Math.ceil(wanted) - 1) << 1;
    }

    /** Bytes a second into the brokers at the peak, before copies. */
    double brokerMegabytesPerSecond() {
        return peakPerSecond() * topicKilobytes() / 1000;
    }

    private double topicKilobytes() {
        return costs.of("kb.topic.requested")
                + costs.of("kb.topic.recognized")
                + costs.of("kb.topic.documents");
    }

    /** A day of pages that nobody read, and a month of results, in three copies. */
    double brokerTerabytes() {
        double kilobytes =
                costs.of("kb.topic.requested") * HOURS_OF_WORK_ON_TOPICS / 24
                        + (costs.of("kb.topic.recognized") + costs.of("kb.topic.documents"))
                                * DAYS_OF_RESULTS_ON_TOPICS;
        return kilobytes * 1000 * pagesPerDay * COPIES / (GIGA * 1000);
    }

    double storeTerabytes() {
        double kilobytes =
                costs.of("kb.store.originals")
                        + costs.of("kb.store.pages")
                        + costs.of("kb.store.outcomes");
        return kilobytes * 1000 * pagesPerDay * days / (GIGA * 1000);
    }

    double databaseGigabytes() {
        return costs.of("kb.database") * 1000 * pagesPerDay * days / GIGA;
    }

    /** Processors of everything at the peak. */
    double allProcessors() {
        double all = 0;
        for (String service : SERVICES) {
            all += processors(service);
        }
        return all;
    }

    /** Workers follow the day, all else is there for its peak. */
    double processorHoursPerDay() {
        double always = allProcessors() - processors("ocr-worker");
        return 24 * (always + processors("ocr-worker") / peakFactor);
    }

    double moneyPerMonth() {
        return DAYS_PER_MONTH * processorHoursPerDay() * costs.of("price.processor-hour")
                + storeTerabytes() * 1000 * costs.of("price.store-gb-month")
                + (brokerTerabytes() * 1000 + databaseGigabytes())
                        * costs.of("price.disk-gb-month");
    }

    double moneyPerThousandPages() {
        return moneyPerMonth() / (pagesPerDay * DAYS_PER_MONTH) * 1000;
    }
}
