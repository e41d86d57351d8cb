package io.inkstream.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The settings of ingest-service. */
@ConfigMapping(prefix = "ocr.ingest")
public interface IngestConfig {

    /** The model that reads a batch whose upload names none. */
    @WithDefault("latin-print")
    String defaultModel();

    /** The segmenter that finds the lines where neither the batch nor its model names one. */
    @WithDefault("components")
    String segmenter();

    /** How long a resolved alias is believed. */
    @WithDefault("5s")
    Duration aliasCache();

    /** Splitting documents into pages. */
    Splitting splitting();

    /** Unpacking uploaded ZIP archives. */
    Zip zip();

    /** Announcing again what has no progress. */
    Reconciling reconciling();

    /** Splitting documents into pages. */
    interface Splitting {
        /** Documents split at the same time. */
        @WithDefault("1")
        int lanes();

        /** Most pages of a document. */
        @WithDefault("20000")
        int maxPages();

        /** Most pixels of a page image. */
        @WithDefault("200000000")
        long maxPixels();

        /** Resolution at which pages with drawn content are rendered. */
        @WithDefault("300")
        int renderDpi();
    }

    /** Unpacking uploaded ZIP archives. */
    interface Zip {
        /** Most files in an archive. */
        @WithDefault("5000")
        int maxFiles();

        /** Most bytes all files of an archive may have together once unpacked. */
        @WithDefault("4294967296")
        long maxBytes();
    }

    /** Announcing again what has no progress. */
    interface Reconciling {
        /** Time between two looks at unfinished batches. */
        @WithDefault("60s")
        Duration every();

        /** Age at which what is left of an upload that never became a batch is removed. */
        @WithDefault("24h")
        Duration abandonedAfter();
    }
}
