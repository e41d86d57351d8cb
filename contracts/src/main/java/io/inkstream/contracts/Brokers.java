package io.inkstream.contracts;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * How brokers are reached: their addresses, and the encryption and login that their listeners ask
 * for.
 *
 * @param servers addresses, separated by commas
 * @param access settings of Kafka's clients, of those families that say how to get in
 */
public record Brokers(String servers, Map<String, String> access) {

    private static final List<String> FAMILIES =
            List.of("security.", "ssl.", "sasl.", "config.providers");

    public Brokers {
        access = Map.copyOf(access);
    }

    /** Brokers that neither encrypt nor ask who comes. */
    public static Brokers at(String servers) {
        return new Brokers(servers, Map.of());
    }

    /** As the file says, or without encryption and login where none is named. */
    public static Brokers at(String servers, Optional<Path> file) throws IOException {
        return file.isPresent() ? at(servers, file.get()) : at(servers);
    }

    /**
     * Brokers whose listeners are described in a file of properties, as Kafka's own tools take it.
     *
     * @throws IOException if it cannot be read, or sets anything but how to get in
     */
    public static Brokers at(String servers, Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "the client settings %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        Map<String, String> access = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (FAMILIES.stream().noneMatch(name::startsWith)) {
                throw new IOException(
                        "the client settings %s set '%s'; only settings that begin with %s belong there"
                                .formatted(file, name, String.join(", ", FAMILIES)));
            }
            access.put(name, properties.getProperty(name));
        }
        return new Brokers(servers, access);
    }

    /** What a client needs: its own settings, and how to get in. */
    public Map<String, Object> settings(Map<String, ?> own) {
        Map<String, Object> settings = new HashMap<>(own);
        settings.put("bootstrap.servers", servers);
        settings.putAll(access);
        return settings;
    }

    /** The addresses; passwords stay out of logs. */
    @Override
    public String toString() {
        return servers;
    }
}
