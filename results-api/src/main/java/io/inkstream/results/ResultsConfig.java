package io.inkstream.results;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of results-api. */
@ConfigMapping(prefix = "ocr.results")
public interface ResultsConfig {

    /** Taking events into the read model. */
    Intake intake();

    /** Live progress of batches. */
    Progress progress();

    /** Telling other systems over HTTP. */
    Webhooks webhooks();

    /** Parts of page images. */
    Image image();

    /** Trainings to be looked at. */
    Runs runs();

    /** Trainings to be looked at. */
    interface Runs {
        /** Folder of run folders; without one there are no runs to look at. */
        Optional<Path> directory();
    }

    /** Parts of page images. */
    interface Image {
        /** Most pixels of an answer; {@code max} is made smaller to fit. */
        @WithDefault("16000000")
        long maxPixels();

        /** Memory for decoded page images, which viewers ask for part by part. */
        @WithDefault("64")
        int cacheMib();

        /** Most page images decoded at a time. */
        @WithDefault("2")
        int concurrent();

        /** How long a request waits for its turn to decode; then it is answered 429. */
        @WithDefault("10s")
        Duration patience();
    }

    /** Taking events into the read model. */
    interface Intake {
        /** Whether this replica takes events; one replica at a time does, the others wait. */
        @WithDefault("true")
        boolean enabled();

        /** Most records taken in one transaction. */
        @WithDefault("200")
        int maxRecords();

        /** Pause before the next try after an error, or when another replica takes events. */
        @WithDefault("1s")
        Duration retryDelay();

        /** How often topics are looked at for new partitions and for having been made anew. */
        @WithDefault("30s")
        Duration topicCheck();
    }

    /** Live progress of batches. */
    interface Progress {
        /** Most connections that follow a batch at a time; more are answered 429. */
        @WithDefault("200")
        int maxConnections();

        /** Silence after which a heartbeat is sent. */
        @WithDefault("15s")
        Duration heartbeat();

        /** How often the table is read when no notification comes. */
        @WithDefault("2s")
        Duration poll();

        /** How long progress events are kept for replay. */
        @WithDefault("7d")
        Duration retention();
    }

    /** Telling other systems over HTTP. */
    interface Webhooks {
        /**
         * Whether addresses of the own machine and network, and plain HTTP, may be told. Off,
         * because whoever may name an address could reach what only this machine can reach.
         */
        @WithDefault("false")
        boolean allowPrivate();

        /** Longest wait for an answer. */
        @WithDefault("10s")
        Duration timeout();

        /** Webhooks told at the same time by this replica. */
        @WithDefault("4")
        int senders();

        /** Times an event is told; after the last it is given up. */
        @WithDefault("9")
        int attempts();

        /** Pause before the second time; each further pause is five times as long. */
        @WithDefault("5s")
        Duration firstPause();

        /** No pause is longer. */
        @WithDefault("12h")
        Duration longestPause();

        /** How often the store is looked at for webhooks that another replica wrote. */
        @WithDefault("30s")
        Duration sync();

        /** How long events and the log of deliveries are kept. */
        @WithDefault("7d")
        Duration retention();
    }
}
