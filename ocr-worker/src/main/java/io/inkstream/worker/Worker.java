package io.inkstream.worker;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.Lane;
import io.inkstream.messaging.LaneSettings;
import io.inkstream.messaging.PublishException;
import io.inkstream.messaging.ShareGroup;
import io.inkstream.messaging.TopicSetup;
import io.inkstream.platform.KafkaConfig;
import io.inkstream.platform.ModelAnnouncer;
import io.inkstream.platform.RegisteredModels;
import io.inkstream.platform.StoreGate;
import io.inkstream.recognition.RecognitionSettings;
import io.inkstream.recognition.inference.Accelerator;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inspection.ChildInspection;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.worker.batching.InferenceThreads;
import io.inkstream.worker.batching.LineBatcher;
import io.inkstream.worker.delivery.OutcomeAnnouncer;
import io.inkstream.worker.delivery.OutcomeStore;
import io.inkstream.worker.delivery.PageLane;
import io.inkstream.worker.metrics.WorkerMetrics;
import io.inkstream.worker.models.BundledModels;
import io.inkstream.worker.models.LanguageFiles;
import io.inkstream.worker.models.ModelFiles;
import io.inkstream.worker.models.ModelInspector;
import io.inkstream.worker.shadow.Shadow;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running worker: lanes that take pages, one batcher they share, threads that run models.
 * Stopping takes no more pages, finishes those in hand within a limit and gives the rest back.
 */
@Singleton
public class Worker {
    private static final Duration FINISH_LIMIT = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final WorkerConfig config;
    private final KafkaConfig kafka;
    private final Brokers brokers;
    private final StoreGate gate;
    private final BundledModels bundled;
    private final ModelFiles models;
    private final ModelInspector inspector;
    private final WorkerMetrics metrics;
    private final LineBatcher batcher;
    private final PageWorker pageWorker;
    private final PageLane pageLane;
    private final List<Lane> lanes = new ArrayList<>();
    private Optional<InferenceThreads> inference = Optional.empty();

    public Worker(
            WorkerConfig config,
            KafkaConfig kafka,
            Brokers brokers,
            StoreGate gate,
            ObjectStore store,
            EventPublisher publisher,
            ModelFiles models,
            LanguageFiles languages,
            MeterRegistry registry,
            Clock clock) {
        this.config = config;
        this.kafka = kafka;
        this.brokers = brokers;
        this.gate = gate;
        this.bundled = new BundledModels(store, clock);
        this.models = models;
        this.inspector =
                new ModelInspector(
                        store,
                        models,
                        model ->
                                announce(
                                        new ModelAnnouncer(new RegisteredModels(store), publisher),
                                        model),
                        ChildInspection.DEFAULT,
                        config.modelCheck(),
                        "worker-" + ProcessHandle.current().pid(),
                        clock);
        this.metrics = new WorkerMetrics(registry);
        this.batcher = new LineBatcher(config.batchSize(), config.queuedLines());
        metrics.watchQueue(batcher::size);
        this.pageWorker =
                new PageWorker(
                        RecognitionSettings.DEFAULT,
                        store,
                        models,
                        languages,
                        batcher,
                        config.build(),
                        clock);
        this.pageLane =
                new PageLane(
                        pageWorker,
                        new OutcomeStore(store),
                        new OutcomeAnnouncer(publisher),
                        new Shadow(store, pageWorker, publisher, clock, config.modelCheck()),
                        gate,
                        config.errorDeliveries(),
                        metrics);
    }

    /** Whoever moves an alias of the model announces it again. */
    private static void announce(ModelAnnouncer announcer, String model) {
        try {
            announcer.announce(model);
        } catch (StorageException | PublishException e) {
            LOG.warn("what was found of a model is not announced model={}", model, e);
        }
    }

    void start(@Observes StartupEvent event)
            throws StorageException, IOException, InferenceException {
        Accelerator accelerator = Accelerator.of(config.device());
        for (PinnedModel segmenter : pageWorker.segmenters()) {
            bundled.register(segmenter);
        }
        Optional<Path> folder = config.bundledModels();
        if (folder.isPresent()) {
            bundled.registerAll(folder.get());
        }
        models.trust(bundled.digests());
        inspector.start();
        for (int i = 1; i <= config.laneCount(accelerator); i++) {
            LaneSettings settings =
                    new LaneSettings(
                            "page-lane-" + i,
                            brokers,
                            kafka.delivery(),
                            ShareGroup.WORKERS,
                            TopicSetup.RECORD_LOCK,
                            FINISH_LIMIT);
            lanes.add(Lane.start(settings, pageLane, gate));
        }
        inference =
                Optional.of(
                        new InferenceThreads(
                                batcher,
                                config.inferenceThreadCount(accelerator),
                                accelerator,
                                config.openModels(),
                                config.idleModels(),
                                metrics));
    }

    void stop(@Observes @Priority(1000) ShutdownEvent event) {
        inspector.close();
        Lane.closeAll(lanes);
        inference.ifPresent(InferenceThreads::close);
    }
}
