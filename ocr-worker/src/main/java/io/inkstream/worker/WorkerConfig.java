package io.inkstream.worker;

import io.inkstream.recognition.inference.Accelerator;
import io.inkstream.recognition.inference.Device;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings of ocr-worker. */
@ConfigMapping(prefix = "ocr.worker")
public interface WorkerConfig {

    /**
     * What models are computed on: {@code auto}, {@code cpu}, {@code cuda} or {@code tensorrt}. A
     * GPU that is asked for and cannot be had ends the start.
     */
    @WithDefault("auto")
    Device device();

    /** Threads that run models; when absent one per processor, on a GPU one. */
    OptionalInt inferenceThreads();

    /** Pages in work at the same time; when absent one more than inference threads. */
    OptionalInt lanes();

    /** Most lines in one run of a model. */
    @WithDefault("8")
    int batchSize();

    /** Lines that may wait for a model before a lane has to. */
    @WithDefault("1000")
    int queuedLines();

    /** Models that each inference thread keeps open. */
    @WithDefault("2")
    int openModels();

    /** Deliveries after which a page that raises errors is given up. */
    @WithDefault("3")
    int errorDeliveries();

    /**
     * Ed25519 public keys (X.509 in base 64, separated by commas) of those who may sign models;
     * every model is trusted when absent.
     */
    Optional<String> modelKeys();

    /** How often registered models that nobody has looked at are looked for. */
    @WithDefault("2s")
    Duration modelCheck();

    /** Sessions of a model that nobody used for so long are closed. */
    @WithDefault("10m")
    Duration idleModels();

    /** Folder with one folder per model that is registered at start; none when absent. */
    Optional<Path> bundledModels();

    /** Where model files are kept once fetched; a temporary folder when absent. */
    Optional<Path> modelCache();

    /** Name of this build in the provenance of results. */
    @WithDefault("0.1.0")
    String build();

    /**
     * @param accelerator that takes the work of all threads, or none
     */
    default int inferenceThreadCount(Accelerator accelerator) {
        return inferenceThreads().orElse(accelerator.isShared() ? 1 : processors());
    }

    /** Lanes cut pages into lines, which a GPU does not. */
    default int laneCount(Accelerator accelerator) {
        return lanes().orElse(
                        (accelerator.isShared() ? processors() : inferenceThreadCount(accelerator))
                                + 1);
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
