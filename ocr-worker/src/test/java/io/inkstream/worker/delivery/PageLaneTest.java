package io.inkstream.worker.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchControl;
import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.CloudEventHeaders;
import io.inkstream.contracts.Failure;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ModelAlias;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageCompared;
import io.inkstream.contracts.PageFailure;
import io.inkstream.contracts.PageOutcome;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PinnedModel;
import io.inkstream.contracts.Polygon;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.contracts.ShadowSetting;
import io.inkstream.contracts.Topic;
import io.inkstream.embedded.EmbeddedKafka;
import io.inkstream.messaging.Disposition;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.ReceivedEvent;
import io.inkstream.messaging.TopicSetup;
import io.inkstream.platform.StoreGate;
import io.inkstream.recognition.RecognitionSettings;
import io.inkstream.recognition.image.QuarterTurn;
import io.inkstream.recognition.inference.Accelerator;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.directory.DirectoryObjectStore;
import io.inkstream.worker.PageWorker;
import io.inkstream.worker.Settings;
import io.inkstream.worker.batching.InferenceThreads;
import io.inkstream.worker.batching.LineBatcher;
import io.inkstream.worker.metrics.WorkerMetrics;
import io.inkstream.worker.models.BundledModels;
import io.inkstream.worker.models.LanguageFiles;
import io.inkstream.worker.models.ModelFiles;
import io.inkstream.worker.models.ShippedModels;
import io.inkstream.worker.models.TinyClasses;
import io.inkstream.worker.shadow.Shadow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A lane with the shipped model, a real broker and a real store that fails when asked to. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PageLaneTest {
    private static final Path SHIPPED = Path.of("..", "models");
    private static final int ERROR_DELIVERIES = 3;

    @TempDir static Path broker;
    private static EmbeddedKafka kafka;
    private static EventPublisher publisher;

    /** The line of {@link Requests#png()}, drawn on a picture of half its size. */
    private static final String ALTO =
            """
            <alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">
              <Description><MeasurementUnit>pixel</MeasurementUnit></Description>
              <Layout><Page WIDTH="300" HEIGHT="100"><PrintSpace><TextBlock>
                <TextLine ID="l" HPOS="25" VPOS="38" WIDTH="200" HEIGHT="24" BASELINE="25 55 225 55"/>
              </TextBlock></PrintSpace></Page></Layout>
            </alto>
            """;

    @TempDir Path folder;
    private FailingStore store;
    private StoreGate gate;
    private LineBatcher batcher;
    private InferenceThreads inference;
    private ModelFiles models;
    private PageLane lane;
    private RecognitionPlan plan;

    @BeforeAll
    static void startBroker() throws Exception {
        kafka = EmbeddedKafka.start(broker);
        new TopicSetup(Brokers.at(kafka.bootstrapServers()), 1, TopicSetup.RECORD_LOCK).ensure();
        publisher =
                new EventPublisher(
                        Brokers.at(kafka.bootstrapServers()), "/test", Clock.systemUTC());
    }

    @AfterAll
    static void stopBroker() {
        publisher.close();
        kafka.close();
    }

    @SuppressWarnings("NullAway.Init")
    private SimpleMeterRegistry registry;

    @BeforeEach
    void open() throws Exception {
        assumeThat(SHIPPED.resolve("latin-print")).isDirectory();
        store = new FailingStore(DirectoryObjectStore.open(folder.resolve("store")));
        gate = new StoreGate(store);
        batcher = new LineBatcher(8, 100);
        registry = new SimpleMeterRegistry();
        WorkerMetrics metrics = new WorkerMetrics(registry);
        inference =
                new InferenceThreads(
                        batcher, 1, Accelerator.CPU, 1, Duration.ofMinutes(1), metrics);
        models =
                new ModelFiles(
                        store,
                        Settings.with(
                                Map.of(
                                        "ocr.worker.model-cache",
                                        folder.resolve("cache").toString())));
        PageWorker worker =
                new PageWorker(
                        RecognitionSettings.DEFAULT,
                        store,
                        models,
                        new LanguageFiles(store),
                        batcher,
                        "test",
                        Clock.systemUTC());
        lane =
                new PageLane(
                        worker,
                        new OutcomeStore(store),
                        new OutcomeAnnouncer(publisher),
                        new Shadow(store, worker, publisher, Clock.systemUTC(), Duration.ZERO),
                        gate,
                        ERROR_DELIVERIES,
                        metrics);
        BundledModels bundled = new BundledModels(store, Clock.systemUTC());
        for (PinnedModel segmenter : worker.segmenters()) {
            bundled.register(segmenter);
        }
        bundled.registerAll(SHIPPED);
        plan = Requests.plan(stable("components"), stable("latin-print"));
    }

    @AfterEach
    void close() {
        inference.close();
    }

    @Test
    void aPageIsReadStoredAndAnnounced() throws Exception {
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);

        Disposition disposition = lane.handle(Requests.delivered(page, image, 1));

        assertThat(disposition).isEqualTo(Disposition.ACCEPT);
        PageResult result = (PageResult) stored(page);
        assertReads(result);
        assertThat(result.image()).isEqualTo(page.image());
        assertThat(result.plan()).isEqualTo(plan);
        assertThat(result.confidence().orElseThrow()).isBetween(0.5, 1.0);
        assertThat(result.lines().getFirst().id().page()).isEqualTo(page.pageId());
        assertThat(result.timings()).containsOnlyKeys("segment", "prepare", "infer", "assemble");
        ReceivedEvent event = announced(Topic.PAGES_RECOGNIZED, page).getFirst();
        assertThat(event.json(PageOutcome.class)).isEqualTo(result);
        assertThat(event.header(CloudEventHeaders.TYPE)).contains("ocr.pages.recognized.v1");
        assertThat(registry.get("ocr.pages").tag("outcome", "recognized").counter().count())
                .isEqualTo(1);
        assertThat(registry.get("ocr.lines").counter().count()).isEqualTo(1);
        assertThat(registry.get("ocr.step").tag("step", "segment").timer().count()).isEqualTo(1);
        assertThat(registry.get("ocr.batch.lines").summary().mean()).isEqualTo(1);
        assertThat(registry.get("ocr.batch.padding").summary().max()).isBetween(0.0, 0.99);
        assertThat(registry.get("ocr.lanes.busy").gauge().value()).isZero();
        assertThat(registry.get("ocr.models.open").gauge().value()).isEqualTo(1);
    }

    /** A picture of one thing is one line, whose text is what the model takes it for. */
    @Test
    void aModelOfClassesSaysWhatAPictureShows() throws Exception {
        byte[] image = Requests.square(40, Color.DARK_GRAY);
        PinnedModel classes =
                ShippedModels.register(
                        store, TinyClasses.NAME, TinyClasses.VERSION, TinyClasses.bytes());
        PageRequested page = Requests.page(Requests.plan(stable("line"), classes), image);

        lane.handle(Requests.delivered(page, image, 1));

        PageResult.Line read = ((PageResult) stored(page)).lines().getFirst();
        assertThat(read.text()).isEqualTo("paper");
        assertThat(read.confidence()).isBetween(0.99, 1.0);
        assertThat(read.alternatives()).singleElement().hasFieldOrPropertyWithValue("text", "ink");
    }

    @Test
    void aPageDeliveredTwiceIsReadOnceAndAnnouncedTwiceAsTheSameEvent() throws Exception {
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);
        lane.handle(Requests.delivered(page, image, 1));
        // from here on nothing can be read any more
        inference.close();

        Disposition disposition = lane.handle(Requests.delivered(page, image, 2));

        assertThat(disposition).isEqualTo(Disposition.ACCEPT);
        List<ReceivedEvent> events = announced(Topic.PAGES_RECOGNIZED, page);
        assertThat(events).hasSize(2);
        assertThat(events.get(1).id()).isEqualTo(events.get(0).id());
        assertThat(events.get(1).value()).isEqualTo(events.get(0).value());
    }

    @Test
    void theEventCarriesTheBytesOfTheStoreAlsoWhereThisWorkerWouldWriteOthers() throws Exception {
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);
        PageFailure written =
                new PageFailure(
                        page.pageId(),
                        page.tenant(),
                        page.plan().outcomeId(),
                        page.plan(),
                        new Failure(ProblemCode.DAMAGED_IMAGE, "by a newer worker"),
                        1,
                        Instant.EPOCH);
        String json = Json.text(written);
        byte[] newer =
                (json.substring(0, json.length() - 1) + ", \"new_field\" : [ 1 ]}")
                        .getBytes(StandardCharsets.UTF_8);
        store.put(page.outcomeKey(), ObjectContent.json(newer));

        lane.handle(Requests.delivered(page, image, 1));

        assertThat(announced(Topic.PAGES_FAILED, page).getFirst().value()).isEqualTo(newer);
    }

    @Test
    void aLargeImageIsFetchedFromTheStore() throws Exception {
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);
        store.put(page.image().key(), ObjectContent.of(image, "image/png"));

        lane.handle(Requests.delivered(page, new byte[0], 1));

        assertReads((PageResult) stored(page));
    }

    @ParameterizedTest
    @CsvSource({"RIGHT, 90", "HALF, 180", "LEFT, 270"})
    void aTurnedPageIsReadAndItsLinesLieWhereTheyStandInTheImage(QuarterTurn turn, int degrees)
            throws Exception {
        byte[] image = Requests.turned(turn, Requests.paragraph());
        PageRequested page = Requests.page(plan, image);

        lane.handle(Requests.delivered(page, image, 1));

        PageResult result = (PageResult) stored(page);
        assertThat(result.rotation()).isEqualTo(degrees);
        assertThat(result.lines()).hasSize(8);
        assertThat(result.lines().getFirst().text()).startsWith("The quick brown");
        // the first line is drawn near one edge, which the turn moves
        var first = result.lines().getFirst().polygon().points();
        switch (turn) {
            case NONE -> throw new AssertionError();
            case RIGHT -> assertThat(first).allMatch(point -> point.x() > 400);
            case HALF -> assertThat(first).allMatch(point -> point.y() > 400);
            case LEFT -> assertThat(first).allMatch(point -> point.x() < 100);
        }
        var boxes = result.lines().getFirst().tokens().levels().getFirst().boxes();
        assertThat(boxes.getFirst().get(3) > boxes.getFirst().get(2)).isEqualTo(turn.isSideways());
    }

    @Test
    void linesThatCameWithADocumentAreRead() throws Exception {
        byte[] image = Requests.png();
        PageRequested page = Requests.page(given(), image);
        store.put(lines(page), ObjectContent.of(ALTO.getBytes(UTF_8), "application/xml"));

        lane.handle(Requests.delivered(page, image, 1));

        PageResult result = (PageResult) stored(page);
        assertReads(result);
        assertThat(result.lines().getFirst().polygon().points())
                .containsExactly(
                        new Polygon.Point(50, 76),
                        new Polygon.Point(450, 76),
                        new Polygon.Point(450, 124),
                        new Polygon.Point(50, 124));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<alto",
                "<html/>",
                "<alto><TextLine HPOS='9000' VPOS='0' WIDTH='9' HEIGHT='9'/></alto>"
            })
    void linesThatCannotBeUsedAreAnOutcome(String xml) throws Exception {
        byte[] image = Requests.png();
        PageRequested page = Requests.page(given(), image);
        if (!xml.isEmpty()) {
            store.put(lines(page), ObjectContent.of(xml.getBytes(UTF_8), "application/xml"));
        }

        lane.handle(Requests.delivered(page, image, 1));

        assertThat(failure(page)).isEqualTo(ProblemCode.LINES_UNUSABLE);
    }

    @Test
    void aPictureThatIsOneLineIsReadWhole() throws Exception {
        byte[] image = Requests.line();
        PageRequested page =
                Requests.page(Requests.plan(stable("line"), stable("latin-print")), image);

        lane.handle(Requests.delivered(page, image, 1));

        assertReads((PageResult) stored(page));
    }

    @Test
    void aCandidateReadsThePageAsWellAndServesNobody() throws Exception {
        PinnedModel candidate =
                ShippedModels.register(store, "9.0.0", ShippedModels.version("9.0.0"));
        name(candidate, 100);
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);

        lane.handle(Requests.delivered(page, image, 1));

        PageCompared compared =
                announced(Topic.PAGES_COMPARED, page).getFirst().json(PageCompared.class);
        assertThat(compared.stable()).isEqualTo(plan.recognizer());
        assertThat(compared.candidate()).isEqualTo(candidate);
        assertThat(compared.lines()).isEqualTo(1);
        assertThat(compared.failure()).isEmpty();
        // the very same weights under another version
        assertThat(compared.changed()).isEmpty();
        assertThat(compared.candidateConfidence()).isEqualTo(compared.stableConfidence());
        assertThat(announced(Topic.PAGES_RECOGNIZED, page)).hasSize(1);
        assertThat(((PageResult) stored(page)).plan().recognizer()).isEqualTo(plan.recognizer());
    }

    @Test
    void aCandidateThatCannotReadHarmsNoPage() throws Exception {
        name(ShippedModels.register(store, "9.0.1", new byte[] {1, 2, 3}), 100);
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);

        assertThat(lane.handle(Requests.delivered(page, image, 1))).isEqualTo(Disposition.ACCEPT);

        assertReads((PageResult) stored(page));
        PageCompared compared =
                announced(Topic.PAGES_COMPARED, page).getFirst().json(PageCompared.class);
        assertThat(compared.failure().orElseThrow().code())
                .isEqualTo(ProblemCode.MODEL_UNAVAILABLE);
    }

    @Test
    void withoutASettingNobodyIsCompared() throws Exception {
        name(ShippedModels.register(store, "9.0.2", ShippedModels.version("9.0.2")), 0);
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);

        lane.handle(Requests.delivered(page, image, 1));

        assertThat(announced(Topic.PAGES_RECOGNIZED, page)).hasSize(1);
        assertThat(announced(Topic.PAGES_COMPARED, page)).isEmpty();
    }

    /** Makes it the candidate that reads so many pages. */
    private void name(PinnedModel model, int percent) throws Exception {
        ModelAlias alias = new ModelAlias(ModelAlias.CANDIDATE, 1, model, Instant.EPOCH, "tester");
        store.put(
                ObjectKeys.aliasRevision(model.name(), ModelAlias.CANDIDATE, 1),
                ObjectContent.json(Json.bytes(alias)));
        ShadowSetting setting = new ShadowSetting(1, percent, "tester", Instant.EPOCH);
        store.put(
                ObjectKeys.shadowRevision(model.name(), 1),
                ObjectContent.json(Json.bytes(setting)));
    }

    @Test
    void anImageThatIsGoneIsAnOutcome() throws Exception {
        PageRequested page = Requests.page(plan, new byte[0]);

        Disposition disposition = lane.handle(Requests.delivered(page, new byte[0], 1));

        assertThat(disposition).isEqualTo(Disposition.ACCEPT);
        assertThat(failure(page)).isEqualTo(ProblemCode.IMAGE_MISSING);
        assertThat(gate.getAsBoolean()).isTrue();
    }

    @Test
    void aDamagedImageIsAnOutcome() throws Exception {
        byte[] image = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
        PageRequested page = Requests.page(plan, image);

        Disposition disposition = lane.handle(Requests.delivered(page, image, 1));

        assertThat(disposition).isEqualTo(Disposition.ACCEPT);
        assertThat(failure(page)).isEqualTo(ProblemCode.DAMAGED_IMAGE);
        assertThat(announced(Topic.PAGES_FAILED, page)).hasSize(1);
        assertThat(announced(Topic.PAGES_RECOGNIZED, page)).isEmpty();
    }

    @Test
    void aPageThatWorkersDidNotSurviveIsGivenUp() throws Exception {
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);

        Disposition disposition =
                lane.handle(Requests.delivered(page, image, TopicSetup.DELIVERY_LIMIT - 2));

        assertThat(disposition).isEqualTo(Disposition.ACCEPT);
        assertThat(failure(page)).isEqualTo(ProblemCode.WORKER_LOST);
        assertThat(((PageFailure) stored(page)).attempts()).isEqualTo(8);
    }

    @Test
    void aPageThatWasReadIsNotGivenUpHoweverOftenItComes() throws Exception {
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);
        lane.handle(Requests.delivered(page, image, 1));

        lane.handle(Requests.delivered(page, image, TopicSetup.DELIVERY_LIMIT - 1));

        assertThat(stored(page)).isInstanceOf(PageResult.class);
        assertThat(announced(Topic.PAGES_FAILED, page)).isEmpty();
    }

    @Test
    void whileTheStoreFailsThePageIsGivenBackAndTheGateIsClosed() throws Exception {
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);
        store.fail();

        Disposition during = lane.handle(Requests.delivered(page, image, 1));
        boolean openDuring = gate.getAsBoolean();
        store.recover();
        boolean openAfter = gate.getAsBoolean();
        Disposition after = lane.handle(Requests.delivered(page, image, 2));

        assertThat(during).isEqualTo(Disposition.RELEASE);
        assertThat(openDuring).isFalse();
        assertThat(openAfter).isTrue();
        assertThat(after).isEqualTo(Disposition.ACCEPT);
        assertThat(announced(Topic.PAGES_RECOGNIZED, page)).hasSize(1);
    }

    @Test
    void anOutcomeThatCannotBeStoredIsNotAnnounced() throws Exception {
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);
        store.failWrites();

        Disposition disposition = lane.handle(Requests.delivered(page, image, 1));

        assertThat(disposition).isEqualTo(Disposition.RELEASE);
        assertThat(announced(Topic.PAGES_RECOGNIZED, page)).isEmpty();
        assertThat(announced(Topic.PAGES_FAILED, page)).isEmpty();
    }

    @Test
    void aModelThatFailsIsTriedElsewhereAndThenGivenUp() throws Exception {
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);
        Path file = models.fetch(plan.recognizer()).file().path();
        Files.writeString(file, "damaged after it was checked");

        Disposition first = lane.handle(Requests.delivered(page, image, ERROR_DELIVERIES - 1));
        Disposition last = lane.handle(Requests.delivered(page, image, ERROR_DELIVERIES));

        assertThat(first).isEqualTo(Disposition.RELEASE);
        assertThat(last).isEqualTo(Disposition.ACCEPT);
        assertThat(failure(page)).isEqualTo(ProblemCode.RECOGNITION_FAILED);
    }

    @Test
    void linesAreFoundWithANetworkWhereTheBatchSaysSo() throws Exception {
        byte[] image = Requests.png();
        PinnedModel finder = stable("page-lines");
        PageRequested page = Requests.page(Requests.plan(finder, plan.recognizer()), image);
        PageRequested usual = Requests.page(plan, image);

        lane.handle(Requests.delivered(page, image, 1));
        lane.handle(Requests.delivered(usual, image, 1));

        PageResult result = (PageResult) stored(page);
        assertThat(result.lines()).isNotEmpty();
        assertThat(result.plan().segmenter()).isEqualTo(finder);
        assertThat(result.lines()).hasSameSizeAs(((PageResult) stored(usual)).lines());
    }

    @Test
    void aModelOfLinesFindsNone() throws Exception {
        byte[] image = Requests.png();
        PageRequested page =
                Requests.page(Requests.plan(plan.recognizer(), plan.recognizer()), image);

        lane.handle(Requests.delivered(page, image, 1));

        assertThat(failure(page)).isEqualTo(ProblemCode.SEGMENTER_UNAVAILABLE);
    }

    @Test
    void aModelOrSegmenterThatIsNotHereIsAnOutcome() throws Exception {
        byte[] image = Requests.png();
        PinnedModel nobody = new PinnedModel("nobody", "1", "0".repeat(64));
        PageRequested other = Requests.page(Requests.plan(plan.segmenter(), nobody), image);
        PageRequested elsewhere = Requests.page(Requests.plan(nobody, plan.recognizer()), image);

        lane.handle(Requests.delivered(other, image, 1));
        lane.handle(Requests.delivered(elsewhere, image, 1));

        assertThat(failure(other)).isEqualTo(ProblemCode.MODEL_UNAVAILABLE);
        assertThat(failure(elsewhere)).isEqualTo(ProblemCode.SEGMENTER_UNAVAILABLE);
    }

    @Test
    void aPageOfACancelledBatchIsDropped() throws Exception {
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);
        store.put(
                ObjectKeys.cancelled(page.tenant(), page.pageId().batch()),
                ObjectContent.json(new byte[0]));

        Disposition disposition = lane.handle(Requests.delivered(page, image, 1));

        assertThat(disposition).isEqualTo(Disposition.ACCEPT);
        assertThat(store.stat(page.outcomeKey())).isEmpty();
    }

    @Test
    void aPageOfAPausedBatchIsDroppedAndReadOnceItGoesOn() throws Exception {
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);
        BatchControl paused = control(page).pause(Instant.EPOCH);
        decide(paused);

        assertThat(lane.handle(Requests.delivered(page, image, 1))).isEqualTo(Disposition.ACCEPT);
        assertThat(store.stat(page.outcomeKey())).isEmpty();
        decide(paused.resume(Instant.EPOCH));
        lane.handle(Requests.delivered(page, image, 1));

        assertThat(stored(page)).isInstanceOf(PageResult.class);
    }

    @Test
    void ofADeletedBatchNotEvenAnEarlierOutcomeStays() throws Exception {
        byte[] image = Requests.png();
        PageRequested page = Requests.page(plan, image);
        lane.handle(Requests.delivered(page, image, 1));
        int before = announced(Topic.PAGES_RECOGNIZED, page).size();
        store.put(
                ObjectKeys.deleted(page.tenant(), page.pageId().batch()),
                ObjectContent.json(new byte[0]));

        lane.handle(Requests.delivered(page, image, 2));

        assertThat(store.stat(page.outcomeKey())).isEmpty();
        assertThat(announced(Topic.PAGES_RECOGNIZED, page)).hasSize(before);
    }

    private BatchControl control(PageRequested page) {
        return new BatchControl(
                page.pageId().batch(),
                page.tenant(),
                0,
                BatchCommand.Kind.ACCEPTED,
                false,
                plan,
                Instant.EPOCH);
    }

    private void decide(BatchControl control) throws Exception {
        store.put(
                ObjectKeys.control(control.tenant(), control.batchId(), control.revision()),
                ObjectContent.json(Json.bytes(control)));
    }

    @Test
    void whatIsNoRequestIsDropped() throws Exception {
        assertThat(lane.handle(Requests.delivered("{\"page_id\":1", new byte[0], 1)))
                .isEqualTo(Disposition.ACCEPT);
    }

    /** How well the shipped model reads is measured elsewhere. */
    private RecognitionPlan given() throws Exception {
        return Requests.plan(stable(PinnedModel.GIVEN_LINES), stable("latin-print"));
    }

    private static String lines(PageRequested page) {
        return ObjectKeys.lines(page.tenant(), page.pageId().batch(), "a.xml");
    }

    private static void assertReads(PageResult result) {
        assertThat(result.lines()).hasSize(1);
        assertThat(result.text()).startsWith("The quick").endsWith("fox");
    }

    private PageOutcome stored(PageRequested page) throws Exception {
        return Json.read(store.read(page.outcomeKey()), PageOutcome.class);
    }

    private ProblemCode failure(PageRequested page) throws Exception {
        return ((PageFailure) stored(page)).failure().code();
    }

    private PinnedModel stable(String name) throws Exception {
        List<ObjectStat> revisions = store.listAll(ObjectKeys.alias(name, "stable"));
        return Json.read(store.read(revisions.getLast().key()), ModelAlias.class).model();
    }

    /** What was announced of this page, repeats included. */
    private static List<ReceivedEvent> announced(Topic topic, PageRequested page) {
        List<ReceivedEvent> events = new ArrayList<>();
        TopicPartition partition = new TopicPartition(topic.topicName(), 0);
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofSeconds(1))) {
                    ReceivedEvent event = new ReceivedEvent(found);
                    if (event.header(CloudEventHeaders.SUBJECT)
                            .orElse("")
                            .equals(page.pageId().value())) {
                        events.add(event);
                    }
                }
            }
        }
        return events;
    }
}
