package io.inkstream.ingest.delivery;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.DocumentSubmitted;
import io.inkstream.contracts.PageList;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.TenantId;
import io.inkstream.ingest.DocumentAnnouncer;
import io.inkstream.ingest.IngestConfig;
import io.inkstream.ingest.admission.Admission;
import io.inkstream.ingest.metrics.IngestMetrics;
import io.inkstream.ingest.splitting.DocumentSplitter;
import io.inkstream.ingest.upload.BatchObjects;
import io.inkstream.messaging.DeliveredEvent;
import io.inkstream.messaging.Disposition;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.Lane;
import io.inkstream.messaging.LaneSettings;
import io.inkstream.messaging.PublishException;
import io.inkstream.messaging.ShareGroup;
import io.inkstream.messaging.TopicSetup;
import io.inkstream.platform.BatchMarkers;
import io.inkstream.platform.KafkaConfig;
import io.inkstream.platform.StoreGate;
import io.inkstream.storage.StorageException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes submitted documents from their queue, splits them and announces their pages. */
@Singleton
public class SplitterLanes {
    private static final Logger LOG = LoggerFactory.getLogger(SplitterLanes.class);
    private static final Duration FINISH_LIMIT = Duration.ofSeconds(20);

    /** Below the broker's own limit, after which a record vanishes without a trace. */
    private static final int GIVE_UP_AT = TopicSetup.DELIVERY_LIMIT - 2;

    private final KafkaConfig kafka;
    private final Brokers brokers;
    private final IngestConfig config;
    private final StoreGate gate;
    private final Admission admission;
    private final BatchObjects batches;
    private final BatchMarkers markers;
    private final DocumentSplitter splitter;
    private final DocumentAnnouncer announcer;
    private final IngestMetrics metrics;
    private final List<Lane> lanes = new ArrayList<>();

    /**
     * @param publisher made before any lane, because making it sets up topics and groups
     */
    public SplitterLanes(
            KafkaConfig kafka,
            Brokers brokers,
            IngestConfig config,
            StoreGate gate,
            Admission admission,
            BatchObjects batches,
            BatchMarkers markers,
            DocumentSplitter splitter,
            DocumentAnnouncer announcer,
            IngestMetrics metrics,
            EventPublisher publisher) {
        this.kafka = kafka;
        this.brokers = brokers;
        this.config = config;
        this.gate = gate;
        this.admission = admission;
        this.batches = batches;
        this.markers = markers;
        this.splitter = splitter;
        this.announcer = announcer;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        for (int i = 1; i <= config.splitting().lanes(); i++) {
            LaneSettings settings =
                    new LaneSettings(
                            "document-lane-" + i,
                            brokers,
                            kafka.delivery(),
                            ShareGroup.SPLITTERS,
                            TopicSetup.RECORD_LOCK,
                            FINISH_LIMIT);
            lanes.add(Lane.start(settings, this::take, this::mayTake));
        }
    }

    private boolean mayTake() {
        return gate.getAsBoolean() && admission.hasRoomToSplit();
    }

    void stop(@Observes @Priority(1000) ShutdownEvent event) {
        Lane.closeAll(lanes);
    }

    private Disposition take(DeliveredEvent delivered) {
        try {
            DocumentSubmitted submitted = delivered.event().json(DocumentSubmitted.class);
            return split(submitted, delivered.deliveries());
        } catch (IOException e) {
            LOG.error("no document event at {}, dropped", delivered.event().place(), e);
            return Disposition.ACCEPT;
        } catch (StorageException e) {
            gate.close(e);
            return Disposition.RELEASE;
        } catch (PublishException e) {
            LOG.warn("pages could not be announced, the document comes again", e);
            return Disposition.RELEASE;
        }
    }

    private Disposition split(DocumentSubmitted submitted, int deliveries)
            throws StorageException, PublishException {
        var document = submitted.document();
        TenantId tenant = document.tenant();
        BatchId batch = document.documentId().batch();
        var standing = markers.look(tenant, batch);
        if (!standing.takesWork()) {
            return Disposition.ACCEPT;
        }
        long begun = System.nanoTime();
        PageList pages =
                deliveries < GIVE_UP_AT
                        ? splitter.split(document)
                        : splitter.giveUp(
                                document,
                                ProblemCode.SPLIT_LOST,
                                "taken %d times without an end".formatted(deliveries - 1));
        if (markers.look(tenant, batch).deleted()) {
            // what was written after the deletion listed its objects
            batches.remove(tenant, batch);
            return Disposition.ACCEPT;
        }
        announcer.split(pages, standing.planOr(submitted.plan()));
        metrics.split(pages, Duration.ofNanos(System.nanoTime() - begun));
        LOG.info("split documentId={} pages={}", document.documentId(), pages.pages().size());
        return Disposition.ACCEPT;
    }
}
