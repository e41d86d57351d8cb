package io.inkstream.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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

    /** When uploads are refused for lack of room. */
    Admission admission();

    /** Splitting documents into pages. */
    Splitting splitting();

    /** Unpacking uploaded ZIP archives. */
    Zip zip();

    /** Announcing again what has no progress. */
    Reconciling reconciling();

    /** When uploads are refused for lack of room. */
    interface Admission {
        /** Uploads this process takes at the same time; more are answered 503. */
        @WithDefault("32")
        int uploads();

        /** Uploads of one tenant this process takes at the same time; more are answered 429. */
        @WithDefault("16")
        int uploadsPerTenant();

        /**
         * Pages and unsplit documents that may wait in queues; from there on uploads are answered
         * 503 and documents wait to be split.
         */
        @WithDefault("50000")
        long waiting();

        /** Bytes of pages that may wait in queues; from there on it is as with {@code waiting}. */
        @WithDefault("21474836480")
        long waitingBytes();

        /**
         * Bytes that stay free on the disks of the store, of the brokers and of the folders below;
         * uploads are answered 503 when three times their size would not leave so much, and from
         * half of it on documents wait to be split.
         */
        @WithDefault("1073741824")
        long freeBytes();

        /** Further folders whose disks keep that room, such as the database's. */
        Optional<List<String>> watchedFolders();

        /**
         * Bytes a key may upload to this process in an hour; what goes beyond is answered 429. No
         * limit when absent.
         */
        OptionalLong bytesPerHour();
    }

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
