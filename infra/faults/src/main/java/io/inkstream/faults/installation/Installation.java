package io.inkstream.faults.installation;

import io.inkstream.embedded.Ports;
import io.inkstream.faults.agent.Bug;
import io.inkstream.faults.agent.Part;
import io.inkstream.faults.agent.Points;
import io.inkstream.faults.installation.Links.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Broker, database, directory store and the three packaged services, each a process of its own on
 * loopback. Whatever is killed is started again on its old address and folder. One thread uses it.
 */
public final class Installation implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    /** What is promised for a drain. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Path root;
    private final Path repository;
    private final Path agent;
    private final Settings settings;
    private final Links links;
    private final Map<Part, Integer> http = new EnumMap<>(Part.class);
    private final Map<Part, ChildProcess> services = new EnumMap<>(Part.class);
    private final Map<Part, Map<String, String>> extra = new EnumMap<>(Part.class);
    private final List<ChildProcess> helpers = new ArrayList<>();
    private final Database database;
    private ChildProcess broker;

    /**
     * How it is set up.
     *
     * @param reconcileEvery how often what does not move is announced again
     * @param bugs to be planted
     */
    public record Settings(Duration reconcileEvery, Set<Bug> bugs) {}

    private Installation(Path root, Path repository, Settings settings)
            throws IOException, InterruptedException {
        this.root = root;
        this.repository = repository;
        this.settings = settings;
        for (String folder : List.of("objects", "points/armed", "points/hit", "logs")) {
            Files.createDirectories(root.resolve(folder));
        }
        this.agent = AgentJar.write(root);
        this.links = Links.open();
        Iterator<Integer> ports = Ports.free(Part.values().length).iterator();
        for (Part part : Part.values()) {
            http.put(part, ports.next());
        }
        this.broker = launchBroker();
        this.database = Database.start(root.resolve("database"), links.port(Server.DATABASE));
        awaitBroker();
    }

    /**
     * Returns when all services are ready.
     *
     * @param repository where the packaged services are
     */
    public static Installation start(Path root, Path repository, Settings settings)
            throws IOException, InterruptedException {
        return start(root, repository, settings, Map.of());
    }

    /**
     * As {@link #start(Path, Path, Settings)}.
     *
     * @param given what services get beside their usual settings
     */
    public static Installation start(
            Path root, Path repository, Settings settings, Map<Part, Map<String, String>> given)
            throws IOException, InterruptedException {
        Installation made = new Installation(root, repository, settings);
        given.forEach(made::give);
        for (Part part : Part.values()) {
            made.launch(part);
        }
        for (Part part : Part.values()) {
            made.awaitReady(part);
        }
        return made;
    }

    public Path objects() {
        return root.resolve("objects");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Links links() {
        return links;
    }

    public Database database() {
        return database;
    }

    public ChildProcess broker() {
        return broker;
    }

    public ChildProcess service(Part part) {
        return Objects.requireNonNull(services.get(part));
    }

    /** Without a proxy in between. */
    public String bootstrapServers() {
        return "127.0.0.1:" + links.port(Server.BROKER);
    }

    public Connection openDatabase() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl() + "?currentSchema=inkstream,public", "postgres", "postgres");
    }

    public URI address(Part part) {
        return URI.create("http://127.0.0.1:" + http.get(part));
    }

    /** What the part gets on its next start beside its usual settings. */
    public void give(Part part, Map<String, String> systemProperties) {
        extra.put(part, systemProperties);
    }

    public void arm(String point, Points.Effect effect) throws IOException {
        Path armed = root.resolve("points/armed").resolve(point);
        Path part = root.resolve(point + ".part");
        Files.writeString(part, effect.name());
        Files.move(part, armed);
    }

    /** Whether somebody came by the armed point. */
    public boolean isHit(String point) {
        return Files.exists(root.resolve("points/hit").resolve(point));
    }

    /** Lets go who stands at the point, and disarms it. */
    public void release(String point) throws IOException {
        Files.deleteIfExists(root.resolve("points/armed").resolve(point));
        Files.deleteIfExists(root.resolve("points/hit").resolve(point));
    }

    /** Starts whatever is not running and returns when all is ready. */
    public void startWhatIsDown() throws IOException, InterruptedException {
        startWhatIsDown(EnumSet.allOf(Part.class));
    }

    /**
     * As {@link #startWhatIsDown()}, only some.
     *
     * @param wanted services beside broker
     */
    public void startWhatIsDown(Set<Part> wanted) throws IOException, InterruptedException {
        if (!broker.isAlive()) {
            broker = launchBroker();
            awaitBroker();
        }
        Set<Part> started = new HashSet<>();
        for (Part part : wanted) {
            if (!service(part).isAlive()) {
                launch(part);
                started.add(part);
            }
        }
        for (Part part : started) {
            awaitReady(part);
        }
    }

    public void restart(Part part) throws IOException, InterruptedException {
        stop(part);
        launch(part);
        awaitReady(part);
    }

    /** SIGTERM. */
    public void stop(Part part) throws IOException, InterruptedException {
        if (!service(part).stop(STOP_LIMIT)) {
            service(part).killHard();
            throw new IOException(part.module() + " did not stop within " + STOP_LIMIT);
        }
    }

    /** One more worker, which is gone when the trial ends. */
    public ChildProcess secondWorker() throws IOException, InterruptedException {
        int port = Ports.free(1).getFirst();
        ChildProcess second = launch(Part.WORKER, port, "second-worker");
        helpers.add(second);
        awaitReady(second, port);
        return second;
    }

    public void endHelpers() throws InterruptedException {
        for (ChildProcess helper : helpers) {
            helper.killHard();
        }
        helpers.clear();
    }

    private void launch(Part part) throws IOException {
        services.put(part, launch(part, Objects.requireNonNull(http.get(part)), part.module()));
    }

    private ChildProcess launch(Part part, int port, String name) throws IOException {
        return ChildProcess.start(
                name,
                new ServiceCommand(root, repository, agent, settings)
                        .arguments(part, port, links, extra.getOrDefault(part, Map.of())),
                root.resolve("logs").resolve(name + ".log"));
    }

    private ChildProcess launchBroker() throws IOException {
        Files.deleteIfExists(root.resolve("broker.ready"));
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        arguments.add(System.getProperty("java.class.path"));
        arguments.add(Broker.class.getName());
        arguments.add(kafka().toString());
        arguments.add(root.resolve("broker.ready").toString());
        arguments.addAll(links.brokerListeners());
        return ChildProcess.start("broker", arguments, root.resolve("logs/broker.log"));
    }

    private void awaitBroker() throws IOException, InterruptedException {
        Await.until(
                START_LIMIT, () -> Files.exists(root.resolve("broker.ready")) || !broker.isAlive());
        if (!broker.isAlive()) {
            throw new IOException("the broker does not start, see its log in " + root);
        }
    }

    private void awaitReady(Part part) throws IOException, InterruptedException {
        awaitReady(service(part), Objects.requireNonNull(http.get(part)));
    }

    private static void awaitReady(ChildProcess process, int port)
            throws IOException, InterruptedException {
        boolean ready = Await.until(START_LIMIT, () -> Health.isReady(port) || !process.isAlive());
        if (!ready || !process.isAlive()) {
            throw new IOException(process + " does not start, see its log");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            endHelpers();
            for (ChildProcess service : services.values()) {
                service.killHard();
            }
            broker.killHard();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
        links.close();
    }
}
