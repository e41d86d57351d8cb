package io.inkstream.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.inkstream.contracts.Base32;
import io.inkstream.contracts.BatchCommand;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchManifest;
import io.inkstream.contracts.CloudEventHeaders;
import io.inkstream.contracts.DecoderSettings;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.DocumentSplit;
import io.inkstream.contracts.DocumentSubmitted;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageRequested;
import io.inkstream.contracts.ProblemCode;
import io.inkstream.contracts.RecognitionPlan;
import io.inkstream.contracts.SealedList;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import io.inkstream.ingest.UploadClient.Answer;
import io.inkstream.ingest.UploadClient.Form;
import io.inkstream.messaging.ReceivedEvent;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole service on a real broker and store. Each test looks only at its own batches. */
@QuarkusTest
@QuarkusTestResource(value = TestServers.class, restrictToAnnotatedClass = false)
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class IngestServiceTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final TenantId TENANT = TenantId.DEFAULT;

    @Inject Topics topics;
    @Inject ObjectStore store;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI server;

    @SuppressWarnings("NullAway.Init")
    private UploadClient client;

    @BeforeEach
    void connect() {
        client = new UploadClient(server);
    }

    @Test
    void anUploadIsDurableAnnouncedAndSplit() throws Exception {
        byte[] page = png(1);

        Answer answer =
                client.upload(
                        new Form()
                                .file("in/a.png", page)
                                .file("b.png", png(2))
                                .file("notes.txt", bytes("no picture"))
                                .field("name", "Letters"));

        assertThat(answer.status()).isEqualTo(202);
        BatchId batch = answer.batch();
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/v1/batches/" + batch);
        assertThat(answer.json().path("documents").findValuesAsText("name"))
                .containsExactly("in/a.png", "b.png", "notes.txt");
        assertThat(answer.json().path("model").path("version").asText()).isEqualTo("1.0.0");
        assertThat(exists(ObjectKeys.manifest(TENANT, batch))).isTrue();
        assertThat(exists(ObjectKeys.sealed(TENANT, batch))).isTrue();
        assertThat(exists(ObjectKeys.pending(TENANT, batch))).isTrue();
        assertThat(commands(batch))
                .extracting(BatchCommand::kind)
                .containsExactly(BatchCommand.Kind.ACCEPTED, BatchCommand.Kind.SEALED);
        assertThat(commands(batch).getFirst().manifest().orElseThrow().name()).contains("Letters");
        assertThat(submitted(batch)).hasSize(3);

        await().atMost(LONG).until(() -> splits(batch).size() == 3);
        for (DocumentSplit split : splits(batch)) {
            boolean text = split.name().equals("notes.txt");
            assertThat(split.pages()).isEqualTo(text ? 0 : 1);
            assertThat(split.failure().map(failure -> failure.code()))
                    .isEqualTo(text ? Optional.of(ProblemCode.UNKNOWN_TYPE) : Optional.empty());
        }
        await().atMost(LONG).until(() -> requests(batch).size() == 2);
        ReceivedEvent request = requestOf(batch, batch.document("in/a.png"));
        assertThat(request.value()).isEqualTo(page);
        assertThat(request.header(CloudEventHeaders.CONTENT_TYPE)).contains("image/png");
        assertThat(request.header(CloudEventHeaders.TYPE)).contains("ocr.pages.requested.v1");
        assertThat(request.header(CloudEventHeaders.SOURCE)).contains("/ingest-service");
        assertThat(request.header(CloudEventHeaders.SPEC_VERSION)).contains("1.0");
        PageRequested wanted = request.jsonHeader(PageRequested.HEADER, PageRequested.class);
        assertThat(wanted.documentName()).isEqualTo("in/a.png");
        assertThat(wanted.plan().recognizer()).isEqualTo(TestServers.MODEL);
        assertThat(wanted.plan().segmenter()).isEqualTo(TestServers.SEGMENTER);
        assertThat(store.read(wanted.image().key())).isEqualTo(page);
    }

    @Test
    void linesThatComeAlongAreKeptAndAreNoDocuments() throws Exception {
        Answer answer =
                client.upload(
                        new Form()
                                .file("in/a.png", png(1))
                                .file("in/a.xml", bytes("<alto/>"))
                                .field("segmenter", "given"));
        Answer open = client.upload(new Form().open().field("segmenter", "given"));
        client.put(open.batch().toString(), "b.xml", bytes("<PcGts/>"));
        client.put(open.batch().toString(), "b.png", png(2));

        BatchId batch = answer.batch();
        assertThat(answer.json().path("documents").findValuesAsText("name"))
                .containsExactly("in/a.png");
        assertThat(store.read(ObjectKeys.lines(TENANT, batch, "in/a.png")))
                .isEqualTo(bytes("<alto/>"));
        assertThat(exists(ObjectKeys.document(TENANT, batch.document("in/a.xml")))).isFalse();
        assertThat(store.read(ObjectKeys.lines(TENANT, open.batch(), "b.png")))
                .isEqualTo(bytes("<PcGts/>"));
        assertThat(client.seal(open.batch()).json().path("documents").asInt()).isEqualTo(1);
        assertThat(commands(batch).getFirst().manifest().orElseThrow().plan().segmenter())
                .isEqualTo(TestServers.GIVEN_LINES);
    }

    @Test
    void linesWithoutDocumentsAndUnknownSegmentersAreRefused() throws Exception {
        assertProblem(
                client.upload(
                        new Form().file("a.xml", bytes("<alto/>")).field("segmenter", "given")),
                400,
                "empty-upload");
        assertProblem(
                client.upload(new Form().file("a.png", png(1)).field("segmenter", "nobody")),
                503,
                "model-unknown");
    }

    @Test
    void theSameUploadUnderOneKeyIsOneBatch() throws Exception {
        Answer first = client.upload(new Form().file("a.png", png(1)).idempotencyKey("twice"));
        Answer second = client.upload(new Form().file("a.png", png(1)).idempotencyKey("twice"));

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(submitted(first.batch())).hasSize(1);
        assertThat(commands(first.batch())).hasSize(2);
    }

    @Test
    void withoutAKeyTheSameUploadIsTwoBatches() throws Exception {
        Answer first = client.upload(new Form().file("a.png", png(1)));
        Answer second = client.upload(new Form().file("a.png", png(1)));

        assertThat(second.batch()).isNotEqualTo(first.batch());
    }

    @Test
    void otherDocumentsUnderAUsedKeyAreRefusedAndLeaveNothing() throws Exception {
        Answer first = client.upload(new Form().file("a.png", png(1)).idempotencyKey("used"));

        Answer second =
                client.upload(
                        new Form()
                                .file("a.png", png(1))
                                .file("b.png", png(2))
                                .idempotencyKey("used"));

        assertProblem(second, 409, "idempotency-conflict");
        assertThat(exists(ObjectKeys.document(TENANT, first.batch().document("b.png")))).isFalse();
    }

    @Test
    void otherBytesUnderATakenNameAreRefused() throws Exception {
        client.upload(new Form().file("a.png", png(1)).idempotencyKey("taken"));

        Answer repeated = client.upload(new Form().file("a.png", png(2)).idempotencyKey("taken"));
        Answer doubled = client.upload(new Form().file("x.png", png(1)).file("x.png", png(2)));

        assertProblem(repeated, 409, "name-taken");
        assertProblem(doubled, 409, "name-taken");
    }

    @Test
    void anUploadWithoutDocumentsOrWithoutBytesIsEmpty() throws Exception {
        assertProblem(client.upload(new Form().field("name", "x")), 400, "empty-upload");
        assertProblem(client.upload(new Form().file("a.png", new byte[0])), 400, "empty-upload");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../a.png", "a/../b.png", "/etc/passwd", "a//b.png", "a\u0001.png", "."})
    void aNameThatIsNoRelativePathIsRefused(String name) throws Exception {
        assertProblem(client.upload(new Form().file(name, png(1))), 400, "invalid-name");
    }

    @Test
    void aModelNobodyRegisteredMayComeLater() throws Exception {
        Answer answer = client.upload(new Form().file("a.png", png(1)).field("model", "old-norse"));

        assertProblem(answer, 503, "model-unknown");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.json().path("retryable").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "Latin", "latin-print@", "latin-print@../stable", "@"})
    void whatCannotBeAModelIsRefused(String model) throws Exception {
        Answer answer = client.upload(new Form().file("a.png", png(1)).field("model", model));

        assertProblem(answer, 400, "invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource({"latin-print,1.0.0", "latin-print@stable,1.0.0", "latin-print@0.9.0,0.9.0"})
    void aModelIsAskedForByNameAliasOrVersion(String model, String version) throws Exception {
        Answer answer = client.upload(new Form().file("a.png", png(1)).field("model", model));

        assertThat(answer.json().path("model").path("version").asText()).isEqualTo(version);
    }

    @Test
    void theFilesOfAZipArchiveBecomeDocuments() throws Exception {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            for (String name : List.of("box/1.png", "box/2.png")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(png(name.charAt(4)));
            }
        }

        Answer answer =
                client.upload(
                        new Form().file("box.zip", archive.toByteArray()).file("a.png", png(1)));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("documents").findValuesAsText("name"))
                .containsExactlyInAnyOrder("a.png", "box/1.png", "box/2.png");
    }

    @Test
    void aBodyAboveTheLimitIsTooLarge() throws Exception {
        Answer answer = client.upload(new Form().file("a.png", new byte[3 << 20]));

        assertProblem(answer, 413, "too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,v1/nowhere,404,not-found",
        "GET,v1/uploads,405,method-not-allowed",
        "POST,v1/uploads/not-an-id/seal,400,malformed-id",
        "PUT,v1/uploads/not-an-id/documents/a.png,400,malformed-id",
        "POST,v1/uploads/00000000000000000000000000/seal,404,batch-not-found",
        "PUT,v1/uploads/00000000000000000000000000/documents/a.png,404,batch-not-found",
    })
    void requestsThatMissEndInAProblemWithACode(String method, String path, int status, String code)
            throws Exception {
        assertProblem(client.send(method, path, "x"), status, code);
    }

    @Test
    void aBodyOfAnotherTypeIsNotRead() throws Exception {
        Answer json =
                client.send("POST", "v1/uploads", "{broken", "Content-Type", "application/json");
        Answer form =
                client.send(
                        "POST", "v1/uploads", "no parts", "Content-Type", "multipart/form-data");

        assertProblem(json, 415, "unsupported-media-type");
        assertProblem(form, 400, "empty-upload");
    }

    @Test
    void theDocumentsOfASealedBatchAreInTheOrderOfTheirNames() throws Exception {
        BatchId batch = openBatch();
        for (int number : List.of(10, 2, 1, 33, 4)) {
            client.put(batch.value(), "page " + number + ".png", png(number));
        }

        client.seal(batch);

        SealedList sealed =
                Json.read(store.read(ObjectKeys.sealed(TENANT, batch)), SealedList.class);
        assertThat(sealed.documents())
                .isEqualTo(
                        Stream.of(1, 2, 4, 10, 33)
                                .map(number -> batch.document("page " + number + ".png"))
                                .toList());
    }

    @Test
    void anOpenBatchTakesDocumentsUntilItIsSealed() throws Exception {
        BatchId batch = openBatch();
        assertThat(exists(ObjectKeys.sealed(TENANT, batch))).isFalse();

        Answer first = client.put(batch.value(), "in/ä b.png", png(1));
        Answer again = client.put(batch.value(), "in/ä b.png", png(1));
        Answer other = client.put(batch.value(), "in/ä b.png", png(2));
        Answer sealed = client.seal(batch);
        Answer sealedAgain = client.seal(batch);
        Answer late = client.put(batch.value(), "late.png", png(1));
        Answer listed = client.put(batch.value(), "in/ä b.png", png(1));

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.json().path("name").asText()).isEqualTo("in/ä b.png");
        assertThat(again.json()).isEqualTo(first.json());
        assertProblem(other, 409, "name-taken");
        assertThat(sealed.status()).isEqualTo(200);
        assertThat(sealed.json().path("documents").asInt()).isEqualTo(1);
        assertThat(sealedAgain.json()).isEqualTo(sealed.json());
        assertProblem(late, 409, "batch-sealed");
        assertThat(exists(ObjectKeys.document(TENANT, batch.document("late.png")))).isFalse();
        assertThat(listed.status()).isEqualTo(202);
        await().atMost(LONG).until(() -> requests(batch).size() == 1);
    }

    @Test
    void aBatchIsOpenedWithoutAForm() throws Exception {
        Answer answer = client.send("POST", "v1/uploads?seal=false", "");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(exists(ObjectKeys.manifest(TENANT, answer.batch()))).isTrue();
    }

    @Test
    void anOpenBatchIsProcessedBeforeItIsSealed() throws Exception {
        BatchId batch = client.upload(new Form().open().file("a.png", png(1))).batch();

        await().atMost(LONG).until(() -> splits(batch).size() == 1);

        assertThat(commands(batch))
                .extracting(BatchCommand::kind)
                .containsExactly(BatchCommand.Kind.ACCEPTED);
    }

    @Test
    void aBatchWithoutDocumentsCannotBeSealed() throws Exception {
        BatchId batch = openBatch();

        assertProblem(client.seal(batch), 400, "empty-upload");
    }

    @Test
    void aStatedDigestIsCompared() throws Exception {
        BatchId batch = openBatch();
        byte[] page = png(1);
        byte[] digest = HexFormat.of().parseHex(Base32.sha256Hex(page));
        String right = "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
        String wrong = "sha-256=:" + Base64.getEncoder().encodeToString(new byte[32]) + ":";

        Answer matching = client.put(batch.value(), "a.png", page, "Content-Digest", right);
        Answer other = client.put(batch.value(), "b.png", page, "Content-Digest", wrong);
        Answer broken = client.put(batch.value(), "c.png", page, "Content-Digest", "md5=x");

        assertThat(matching.status()).isEqualTo(202);
        assertProblem(other, 400, "digest-mismatch");
        assertProblem(broken, 400, "malformed-request");
        assertThat(documents(batch)).hasSize(1);
    }

    @Test
    void documentsOfACancelledBatchAreDropped() throws Exception {
        BatchId cancelled = openBatch();
        store.put(ObjectKeys.cancelled(TENANT, cancelled), ObjectContent.json(bytes("{}")));
        client.put(cancelled.value(), "a.png", png(1));

        // documents are split in order, so the one after tells that the one before was handled
        BatchId after = client.upload(new Form().file("a.png", png(1))).batch();
        await().atMost(LONG).until(() -> splits(after).size() == 1);

        assertThat(submitted(cancelled)).hasSize(1);
        assertThat(splits(cancelled)).isEmpty();
        assertThat(exists(ObjectKeys.pageList(TENANT, cancelled.document("a.png")))).isFalse();
    }

    @Test
    void whatWasStoredAndNeverAnnouncedIsAnnouncedByReconciling() throws Exception {
        BatchId batch = BatchId.create(Instant.now());
        DocumentRecord listed = stored(batch, "listed.png", png(1));
        DocumentRecord unlisted = stored(batch, "too-late.png", png(2));
        putJson(
                ObjectKeys.sealed(TENANT, batch),
                new SealedList(batch, now(), List.of(listed.documentId())));
        putJson(ObjectKeys.manifest(TENANT, batch), manifest(batch));
        // a mark that nobody understands keeps no other waiting
        store.put(ObjectKeys.pending() + "a/b/c", ObjectContent.json(bytes("{}")));
        putJson(ObjectKeys.pending(TENANT, batch), batch);

        await().atMost(LONG).until(() -> requests(batch).size() == 1);

        assertThat(commands(batch))
                .extracting(BatchCommand::kind)
                .contains(BatchCommand.Kind.ACCEPTED, BatchCommand.Kind.SEALED);
        assertThat(submitted(batch))
                .extracting(event -> event.document().documentId())
                .containsExactly(listed.documentId());
        assertThat(exists(ObjectKeys.pageList(TENANT, unlisted.documentId()))).isFalse();
    }

    private BatchId openBatch() throws Exception {
        Answer answer = client.upload(new Form().open().field("name", "open"));
        assertThat(answer.status()).isEqualTo(202);
        return answer.batch();
    }

    private DocumentRecord stored(BatchId batch, String name, byte[] bytes) throws Exception {
        DocumentId id = batch.document(name);
        String sha256 = Base32.sha256Hex(bytes);
        String key = ObjectKeys.original(TENANT, id, sha256);
        store.put(key, ObjectContent.of(bytes, "application/octet-stream"));
        var document = new DocumentRecord(id, TENANT, name, key, sha256, bytes.length, now());
        putJson(ObjectKeys.document(TENANT, id), document);
        return document;
    }

    private static BatchManifest manifest(BatchId batch) {
        return new BatchManifest(
                batch,
                TENANT,
                Optional.empty(),
                now(),
                new RecognitionPlan(
                        TestServers.SEGMENTER, TestServers.MODEL, DecoderSettings.GREEDY, 0));
    }

    private void putJson(String key, Object value) throws Exception {
        store.put(key, ObjectContent.json(Json.bytes(value)));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asText()).isNotBlank();
    }

    private boolean exists(String key) throws Exception {
        return store.stat(key).isPresent();
    }

    private List<ObjectStat> documents(BatchId batch) throws Exception {
        return store.listAll(ObjectKeys.documents(TENANT, batch));
    }

    private List<BatchCommand> commands(BatchId batch) throws IOException {
        return topics.values(
                Topic.BATCHES_COMMANDS, BatchCommand.class, c -> c.batchId().equals(batch));
    }

    private List<DocumentSubmitted> submitted(BatchId batch) throws IOException {
        return topics.values(
                Topic.DOCUMENTS_SUBMITTED,
                DocumentSubmitted.class,
                s -> s.document().documentId().batch().equals(batch));
    }

    private List<DocumentSplit> splits(BatchId batch) throws IOException {
        return topics.values(
                Topic.DOCUMENTS_SPLIT,
                DocumentSplit.class,
                s -> s.documentId().batch().equals(batch));
    }

    private List<ReceivedEvent> requests(BatchId batch) {
        return topics.read(Topic.PAGES_REQUESTED).stream()
                .filter(event ->
                        event.header(CloudEventHeaders.SUBJECT)
                                .orElse("")
                                .startsWith(batch.value()))
                .toList();
    }

    private ReceivedEvent requestOf(BatchId batch, DocumentId document) {
        return requests(batch).stream()
                .filter(event ->
                        event.header(CloudEventHeaders.SUBJECT)
                                .orElse("")
                                .equals(document.page(1).value()))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A picture of its own. */
    private static byte[] png(int seed) throws IOException {
        BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(seed % 20, seed % 10, 0, 200);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
