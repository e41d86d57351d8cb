package io.inkstream.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One real KRaft broker and controller in this process, on loopback, its data kept in a folder.
 * Starting again on the same folder continues with all topics, groups and offsets.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Where clients of one kind find the broker.
     *
     * @param name in capital letters; {@code PLAINTEXT} is the broker's own
     * @param port on loopback
     * @param advertised the port clients are told, which differs where something stands in between
     */
    public record Listener(String name, int port, int advertised) {}

    /** Returns when the broker takes requests. */
    public static EmbeddedKafka start(Path folder) throws IOException {
        int port = Ports.free(1).getFirst();
        return start(folder, List.of(new Listener("PLAINTEXT", port, port)));
    }

    /**
     * Returns when the broker takes requests.
     *
     * @param listeners the first is the broker's own
     */
    public static EmbeddedKafka start(Path folder, List<Listener> listeners) throws IOException {
        return start(folder, listeners, Map.of());
    }

    /**
     * Returns when the broker takes requests.
     *
     * @param listeners the first is the broker's own
     * @param more settings of the broker, such as the encryption and login of a listener
     */
    public static EmbeddedKafka start(
            Path folder, List<Listener> listeners, Map<String, String> more) throws IOException {
        Files.createDirectories(folder);
        formatIfNew(folder);
        Properties settings = settings(folder, listeners, Ports.free(1).getFirst());
        settings.putAll(more);
        KafkaRaftServer server =
                new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, "127.0.0.1:" + listeners.getFirst().port());
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void formatIfNew(Path folder) throws IOException {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        try (PrintStream quiet =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setControllerListenerName("CONTROLLER")
                    .addDirectory(folder.toString())
                    .setMetadataLogDirectory(folder.toString())
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setPrintStream(quiet)
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            // the formatter's signature; it can only fail at writing its files
            throw new IOException("cannot format " + folder, e);
        }
    }

    private static Properties settings(Path folder, List<Listener> listeners, int controllerPort)
            throws IOException {
        Properties settings = new Properties();
        try (InputStream in = EmbeddedKafka.class.getResourceAsStream("broker.properties")) {
            settings.load(in);
        }
        settings.setProperty("log.dirs", folder.toString());
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.setProperty(
                "listeners",
                joined(listeners, each -> each.name() + "://127.0.0.1:" + each.port())
                        + ",CONTROLLER://127.0.0.1:"
                        + controllerPort);
        settings.setProperty(
                "advertised.listeners",
                joined(listeners, each -> each.name() + "://127.0.0.1:" + each.advertised()));
        settings.setProperty("inter.broker.listener.name", listeners.getFirst().name());
        settings.setProperty(
                "listener.security.protocol.map",
                joined(listeners, each -> each.name() + ":PLAINTEXT") + ",CONTROLLER:PLAINTEXT");
        return settings;
    }

    private static String joined(List<Listener> listeners, Function<Listener, String> text) {
        return listeners.stream().map(text).collect(Collectors.joining(","));
    }
}
