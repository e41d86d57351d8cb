package io.inkstream.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the server that commands talk to, and the broker beside it. */
public final class ServerAddress {
    private final Map<String, String> environment;
    private final Path home;

    ServerAddress(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    public static ServerAddress fromEnvironment() {
        return new ServerAddress(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** What was asked for, else the environment's, else the one whose data folder we know. */
    public Optional<URI> find(Optional<URI> asked) {
        return asked.or(() -> environment("INKSTREAM_SERVER").map(URI::create))
                .or(() -> running("url").map(URI::create));
    }

    /** Addresses of brokers. */
    public Optional<String> findKafka(Optional<String> asked) {
        return asked.or(() -> environment("INKSTREAM_KAFKA")).or(() -> running("kafka"));
    }

    /** The default data folder. */
    public Path dataFolder() {
        return environment("INKSTREAM_DATA")
                .map(Path::of)
                .orElseGet(() -> home.resolve(".inkstream").resolve("data"));
    }

    private Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private Optional<String> running(String field) {
        return read(dataFolder())
                .filter(ServerAddress::isAlive)
                .map(server -> server.path(field).asText(""))
                .filter(value -> !value.isEmpty());
    }

    private static boolean isAlive(JsonNode server) {
        return ProcessHandle.of(server.path("pid").asLong()).isPresent();
    }

    /** What a server wrote into its data folder. */
    static Optional<JsonNode> read(Path dataFolder) {
        try {
            byte[] bytes = Files.readAllBytes(dataFolder.resolve("server.json"));
            return Optional.ofNullable(Json.mapper().readTree(bytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
