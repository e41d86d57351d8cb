package io.inkstream.trainer;

import io.inkstream.contracts.Brokers;
import io.inkstream.contracts.Json;
import io.inkstream.storage.StoreLocation;
import io.inkstream.storage.s3.S3Settings;
import io.inkstream.trainer.evaluation.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which store and broker a command works with: those of a running server, named by its data folder,
 * or others by their addresses.
 */
final class StoreOptions {

    @Option(
            names = "--server",
            paramLabel = "DIR",
            description =
                    "The data folder of a running server (./inkstream up); its store and broker are used.")
    private @Nullable Path server;

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description =
                    "A folder, or s3://BUCKET with the address in --s3-endpoint and keys in"
                            + " OCR_STORE_S3_ACCESS_KEY and OCR_STORE_S3_SECRET_KEY.")
    private @Nullable String store;

    @Option(
            names = "--s3-endpoint",
            paramLabel = "URL",
            description = "Address of the S3 API (${DEFAULT-VALUE}).")
    private String endpoint = "http://localhost:8333";

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Where to announce; without a broker nothing is announced.")
    private @Nullable String kafka;

    @Option(
            names = "--kafka-client-file",
            paramLabel = "FILE",
            description =
                    "Properties that say how to get in, such as security.protocol, as Kafka's own"
                            + " tools take them.")
    private @Nullable Path kafkaClientFile;

    /** Where models are looked up: here, where the program lies, and in the store. */
    ModelSource models() throws IOException {
        Path here = Path.of("models");
        @Nullable String root = System.getProperty("inkstream.root");
        return new ModelSource(
                root == null ? List.of(here) : List.of(here, Path.of(root, "models")), store());
    }

    /** The store, when one was named. */
    Optional<StoreLocation> store() throws IOException {
        if (store != null) {
            return Optional.of(location(store));
        }
        return server == null ? Optional.empty() : Optional.of(objects(server));
    }

    /** The store that was named, else that of the usual server. */
    StoreLocation storeOfServer() throws IOException {
        Optional<StoreLocation> named = store();
        return named.isPresent() ? named.get() : objects(usualServer());
    }

    /**
     * The broker that was named, else that of the running server; none where only a store was
     * named.
     */
    Optional<Brokers> kafkaOfServer() throws IOException {
        if (kafka != null) {
            return Optional.of(brokers(kafka));
        }
        if (server == null && store != null) {
            return Optional.empty();
        }
        Path folder = server == null ? usualServer() : server;
        Path file = folder.resolve("server.json");
        if (!Files.isRegularFile(file)) {
            throw new IOException(
                    "no server runs on %s: it has no server.json; start one with ./inkstream up --data %s"
                            .formatted(folder, folder));
        }
        return Optional.of(
                brokers(Json.mapper().readTree(Files.readAllBytes(file)).path("kafka").asText()));
    }

    private Brokers brokers(String servers) throws IOException {
        return Brokers.at(servers, Optional.ofNullable(kafkaClientFile));
    }

    private static StoreLocation objects(Path server) throws IOException {
        Path objects = server.resolve("objects");
        if (!Files.isDirectory(objects)) {
            throw new IOException(
                    "%s is no data folder of a server: it has no folder 'objects'"
                            .formatted(server));
        }
        return new StoreLocation.Directory(objects);
    }

    /** Where ./inkstream up keeps its data when nothing else is said. */
    private static Path usualServer() {
        @Nullable String given = System.getenv("INKSTREAM_DATA");
        return given == null
                ? Path.of(System.getProperty("user.home"), ".inkstream", "data")
                : Path.of(given);
    }

    private StoreLocation location(String named) {
        if (!named.startsWith("s3://")) {
            return new StoreLocation.Directory(Path.of(named));
        }
        Map<String, String> environment = System.getenv();
        return new StoreLocation.S3(
                new S3Settings(
                        endpoint,
                        environment.getOrDefault("OCR_STORE_S3_REGION", "us-east-1"),
                        named.substring("s3://".length()),
                        environment.getOrDefault("OCR_STORE_S3_ACCESS_KEY", "inkstream"),
                        environment.getOrDefault("OCR_STORE_S3_SECRET_KEY", "inkstream-secret")));
    }
}
