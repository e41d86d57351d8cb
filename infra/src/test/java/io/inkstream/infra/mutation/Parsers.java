package io.inkstream.infra.mutation;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.DocumentRecord;
import io.inkstream.contracts.DocumentSubmitted;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.TenantId;
import io.inkstream.infra.Repository;
import io.inkstream.infra.badinput.SampleFiles;
import io.inkstream.ingest.IngestConfig;
import io.inkstream.ingest.splitting.DocumentSplitter;
import io.inkstream.ingest.upload.ZipContents;
import io.inkstream.recognition.image.ImageDecoder;
import io.inkstream.recognition.image.ImageLimits;
import io.inkstream.recognition.inspection.ModelInspection;
import io.inkstream.recognition.pagexml.PageXml;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.directory.DirectoryObjectStore;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** All that reads files or messages of others in the services. */
final class Parsers {
    private static final long MOST_PIXELS = 4_000_000;
    private static final int ABOVE_DEFAULTS = 500;
    private static final String ALTO =
            """
            <alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description>
            <Layout><Page ID="p" WIDTH="800" HEIGHT="600"><PrintSpace><TextBlock ID="b">
            <TextLine ID="l" HPOS="10" VPOS="20" WIDTH="300" HEIGHT="40" BASELINE="10,55 310,55"><String CONTENT="a line"/></TextLine>
            </TextBlock></PrintSpace></Page></Layout></alto>
            """;
    private static final String PAGE =
            """
            <PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageFilename="a.png" imageWidth="800" imageHeight="600">
            <TextRegion id="r"><Coords points="0,0 800,0 800,600 0,600"/><TextLine id="l"><Coords points="10,20 310,20 310,60 10,60"/>
            <Baseline points="10,55 310,55"/><TextEquiv><Unicode>a line</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>
            """;

    private final Path folder;
    private final ObjectStore store;
    private final DocumentSplitter splitter;
    private final ImageDecoder images =
            new ImageDecoder(new ImageLimits(MOST_PIXELS, ImageLimits.DEFAULT.maxSidePixels()));
    private int documents;

    Parsers(Path folder) throws Exception {
        this.folder = folder;
        this.store = DirectoryObjectStore.open(folder.resolve("store"));
        this.splitter = new DocumentSplitter(store, settings(), Clock.systemUTC());
    }

    private static IngestConfig settings() {
        Map<String, String> values =
                Map.of(
                        "ocr.ingest.splitting.max-pixels",
                        Long.toString(MOST_PIXELS),
                        "ocr.ingest.splitting.render-dpi",
                        "40");
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IngestConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", ABOVE_DEFAULTS))
                .build()
                .getConfigMapping(IngestConfig.class);
    }

    List<Parser> all() throws IOException {
        List<Parser> all = new ArrayList<>();
        for (String format : List.of("png", "jpg", "tiff", "gif", "bmp")) {
            List<byte[]> files = List.of(SampleFiles.image(format));
            all.add(new Parser("pages of " + format, files, images::decode));
            all.add(new Parser("documents of " + format, files, this::split));
        }
        all.add(new Parser("documents of PDF", List.of(SampleFiles.pdf()), this::split));
        all.add(new Parser("archives", List.of(SampleFiles.zip()), this::unpack));
        all.add(
                new Parser(
                        "lines in ALTO and PAGE",
                        List.of(
                                ALTO.getBytes(StandardCharsets.UTF_8),
                                PAGE.getBytes(StandardCharsets.UTF_8)),
                        Parsers::readLines));
        all.add(
                new Parser(
                        "results in JSON",
                        List.of(
                                golden("page-recognized.json"),
                                golden("page-recognized-beam.json")),
                        file -> readJson(file, PageResult.class)));
        all.add(
                new Parser(
                        "documents in JSON",
                        List.of(golden("document-submitted.json")),
                        file -> readJson(file, DocumentSubmitted.class)));
        all.add(new Parser("models", List.of(SampleFiles.model()), this::inspect));
        return all;
    }

    private static byte[] golden(String name) throws IOException {
        return Files.readAllBytes(Repository.path("contracts/src/test/resources/golden/" + name));
    }

    private void split(byte[] file) throws Exception {
        documents++;
        String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        var id = BatchId.create(Instant.EPOCH).document(documents + ".bin");
        String key = ObjectKeys.original(TenantId.DEFAULT, id, sha256);
        store.put(key, ObjectContent.of(file, "application/octet-stream"));
        splitter.split(
                new DocumentRecord(
                        id,
                        TenantId.DEFAULT,
                        documents + ".bin",
                        key,
                        sha256,
                        file.length,
                        Instant.EPOCH));
    }

    private void unpack(byte[] file) throws IOException {
        Path archive = Files.write(folder.resolve("archive.zip"), file);
        try {
            ZipContents.remove(new ZipContents(100, 1 << 20).unpack(archive, "a.zip"));
        } catch (HttpProblem e) {
            if (e.getStatusCode() / 100 != 4) {
                throw e;
            }
        }
    }

    private static void readLines(byte[] file) {
        try {
            var _ = PageXml.read(new ByteArrayInputStream(file), "lines.xml");
        } catch (IOException e) {
            // refused
        }
    }

    private static void readJson(byte[] file, Class<?> type) {
        try {
            var _ = Json.read(file, type);
        } catch (IOException e) {
            // refused
        }
    }

    private void inspect(byte[] file) throws IOException {
        var _ = ModelInspection.structure(Files.write(folder.resolve("model.onnx"), file));
    }
}
