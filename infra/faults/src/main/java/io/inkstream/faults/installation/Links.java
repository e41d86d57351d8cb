package io.inkstream.faults.installation;

import io.inkstream.embedded.Ports;
import io.inkstream.faults.agent.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who talks to whom: one {@link Link} for each service and each server that it uses. */
public final class Links implements AutoCloseable {

    /** What services connect to. */
    public enum Server {
        BROKER,
        DATABASE
    }

    /**
     * One connection.
     *
     * @param listener of the server, which for the broker is one of its own per client
     */
    private record Way(Link link, int port, int listener) {}

    private final Map<Server, Integer> direct = new EnumMap<>(Server.class);
    private final Map<Part, Way> toBroker = new EnumMap<>(Part.class);
    private final Way toDatabase;

    private Links() throws IOException {
        List<Integer> ports = Ports.free(3 + 2 * Part.values().length);
        direct.put(Server.BROKER, ports.get(0));
        direct.put(Server.DATABASE, ports.get(1));
        toDatabase = way(ports.get(2), ports.get(1));
        int next = 3;
        for (Part part : Part.values()) {
            toBroker.put(part, way(ports.get(next), ports.get(next + 1)));
            next += 2;
        }
    }

    static Links open() throws IOException {
        return new Links();
    }

    private static Way way(int port, int listener) throws IOException {
        return new Way(Link.open(port, listener), port, listener);
    }

    /** The server itself. */
    int port(Server server) {
        return Objects.requireNonNull(direct.get(server));
    }

    /** Where the part finds the server. */
    int port(Part part, Server server) {
        return way(part, server).port();
    }

    public Link link(Part part, Server server) {
        return way(part, server).link();
    }

    private Way way(Part part, Server server) {
        return switch (server) {
            case BROKER -> Objects.requireNonNull(toBroker.get(part));
            case DATABASE -> toDatabase;
        };
    }

    List<String> brokerListeners() {
        List<String> listeners = new ArrayList<>();
        int own = port(Server.BROKER);
        listeners.add("PLAINTEXT:%d:%d".formatted(own, own));
        toBroker.forEach((part, way) ->
                listeners.add("%s:%d:%d".formatted(part.name(), way.listener(), way.port())));
        return listeners;
    }

    @Override
    public void close() throws IOException {
        for (Way way : toBroker.values()) {
            way.link().close();
        }
        toDatabase.link().close();
    }
}
