package io.inkstream.standalone.pages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import io.inkstream.contracts.ObjectKeys;
import io.inkstream.standalone.Multipart;
import io.inkstream.standalone.ServerProcess;
import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.storage.directory.DirectoryObjectStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A server and a browser, started once for all tests of pages. Without a browser the tests are
 * skipped and say what is missing.
 */
public final class RunningPages implements ParameterResolver {
    static final Path SAMPLES = Path.of("../samples");
    private static final Set<String> FINAL = Set.of("succeeded", "partial", "failed", "cancelled");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        assumeTrue(Files.exists(ServerProcess.jar()), "needs the packaged server");
        Optional<Path> program = Chromium.find();
        assumeTrue(
                program.isPresent(),
                "needs a browser: there is no chromium on the path (Debian: apt-get install chromium)");
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Running.class, _ -> Running.start(program.get()), Running.class);
    }

    /** What the tests share. Each makes batches of its own, so none sees what another did. */
    static final class Running implements AutoCloseable {
        private final Path data;
        private final ServerProcess server;
        private final Chromium browser;

        private Running(Path data, ServerProcess server, Chromium browser) {
            this.data = data;
            this.server = server;
            this.browser = browser;
        }

        static Running start(Path program) {
            try {
                Path data = Files.createTempDirectory("inkstream-pages-");
                ServerProcess server = ServerProcess.start(data);
                return new Running(data, server, Chromium.start(program));
            } catch (IOException e) {
                throw new IllegalStateException("the server does not start", e);
            }
        }

        ServerProcess server() {
            return server;
        }

        /**
         * Registers another version of a bundled model and waits until it can be read with: its
         * fp32 file, which makes other rounding errors than the int8 file that workers prefer.
         *
         * @param bundled the version that came along
         * @param version as many characters long
         */
        void publish(String model, String bundled, String version)
                throws IOException, InterruptedException {
            byte[] file = Files.readAllBytes(Path.of("../models", model, "model.onnx"));
            String renamed = new String(file, ISO_8859_1).replace(bundled, version);
            String address = "/v1/models/" + model;
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(server.url() + address + "/versions/" + version))
                            .header("Content-Type", "application/octet-stream")
                            .PUT(BodyPublishers.ofByteArray(renamed.getBytes(ISO_8859_1)))
                            .build();
            try (HttpClient http = HttpClient.newHttpClient()) {
                int status = http.send(request, BodyHandlers.discarding()).statusCode();
                if (status != 202) {
                    throw new IOException("publishing " + version + " answered " + status);
                }
            }
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> isReady(server.get(address), version));
        }

        private static boolean isReady(JsonNode model, String version) {
            for (JsonNode each : model.get("versions")) {
                if (each.get("version").asText().equals(version)) {
                    return each.get("state").asText().equals("ready");
                }
            }
            return false;
        }

        /** The version that an alias of a model points to. */
        String pointed(String model, String alias) throws IOException, InterruptedException {
            for (JsonNode each : server.get("/v1/models/" + model).get("aliases")) {
                if (each.get("alias").asText().equals(alias)) {
                    return each.get("version").asText();
                }
            }
            throw new IOException(model + " has no " + alias);
        }

        /** Puts a file beside a version of a model, as publishing it does. */
        void tellOf(String model, String version, String file, byte[] content)
                throws IOException, StorageException {
            try (ObjectStore store = DirectoryObjectStore.open(data.resolve("objects"))) {
                store.put(ObjectKeys.modelFile(model, version, file), ObjectContent.json(content));
            }
        }

        Screen open() {
            return open(1280, ColorScheme.LIGHT);
        }

        Screen open(int width, ColorScheme theme) {
            return browser.open(server.url(), width, theme);
        }

        /** Has samples read; the id of their batch. */
        String read(String... names) throws IOException, InterruptedException {
            List<Multipart.Part> files = new ArrayList<>();
            for (String name : names) {
                files.add(new Multipart.Part(name, Files.readAllBytes(SAMPLES.resolve(name))));
            }
            return read(files);
        }

        String read(List<Multipart.Part> files) throws IOException, InterruptedException {
            return read(files, Map.of("name", files.getFirst().fileName()));
        }

        /**
         * @param fields of the upload beside the files
         */
        String read(List<Multipart.Part> files, Map<String, String> fields)
                throws IOException, InterruptedException {
            String batch = server.upload(files, fields);
            awaitEnd(batch);
            return batch;
        }

        /** A run folder with the journal of a real training. */
        Path run(String name) throws IOException {
            Path run = data.resolve("runs").resolve(name);
            for (String file :
                    List.of(
                            "metrics.jsonl",
                            "samples/epoch-0001/rough.tsv",
                            "samples/epoch-0006/rough.tsv")) {
                Path target = run.resolve(file);
                Files.createDirectories(target.getParent());
                Files.copy(Path.of("src/test/resources/run").resolve(file), target);
            }
            return run;
        }

        void awaitEnd(String batch) {
            awaitEnd(batch, Duration.ofMinutes(3));
        }

        void awaitEnd(String batch, Duration atMost) {
            await().atMost(atMost).until(() -> FINAL.contains(batch(batch).path("state").asText()));
        }

        JsonNode batch(String batch) throws IOException, InterruptedException {
            return server.get("/v1/batches/" + batch);
        }

        /** The id of a page of the only document of a batch. */
        String page(String batch, int number) throws IOException, InterruptedException {
            JsonNode documents = server.get("/v1/batches/" + batch + "/documents");
            return documents.path("items").path(0).path("document_id").asText() + "." + number;
        }

        @Override
        public void close() throws IOException {
            browser.close();
            server.close();
            try (var files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
