package io.inkstream.results;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One replica of the packaged service as a process of its own, to be killed. */
final class ReplicaProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final URI address;

    private ReplicaProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static ReplicaProcess start(Map<String, String> settings, Path log) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx192m");
        command.add("-XX:+UseSerialGC");
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        command.add("-jar");
        command.add("target/quarkus-app/quarkus-run.jar");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        ReplicaProcess replica =
                new ReplicaProcess(process, URI.create("http://127.0.0.1:" + port));
        await().atMost(START_LIMIT).until(replica::isReady);
        return replica;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the replica ended at start");
        }
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    URI address() {
        return address;
    }

    <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> handler, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), handler);
    }

    /** As {@code kill -9} does; returns when the process is gone. */
    void killHard() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        killHard();
    }
}
