package io.inkstream.results;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of results-api. */
@ConfigMapping(prefix = "ocr.results")
public interface ResultsConfig {

    /** Taking events into the read model. */
    Intake intake();

    /** Live progress of batches. */
    Progress progress();

    /** Parts of page images. */
    Image image();

    /** Parts of page images. */
    interface Image {
        /** Most pixels of an answer; {@code max} is made smaller to fit. */
        @WithDefault("16000000")
        long maxPixels();

        /** Memory for decoded page images, which viewers ask for part by part. */
        @WithDefault("256")
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
}
