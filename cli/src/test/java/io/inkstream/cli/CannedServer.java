package io.inkstream.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Gives prepared answers, the last one of an address over and over, and remembers the questions.
 */
public final class CannedServer implements AutoCloseable {

    /** A question as it came. */
    public record Asked(
            String method, String path, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    private record Answer(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public CannedServer() throws IOException {
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public CannedServer answer(String path, int status, String body, String... headers) {
        Map<String, String> made = new ConcurrentHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            made.put(headers[i], headers[i + 1]);
        }
        answers.computeIfAbsent(path, key -> new ArrayDeque<>())
                .add(new Answer(status, made, body));
        return this;
    }

    public List<Asked> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(
                    new Asked(
                            exchange.getRequestMethod(),
                            path,
                            Map.copyOf(exchange.getRequestHeaders()),
                            body));
            Answer answer = next(path);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Answer next(String path) {
        Deque<Answer> prepared = answers.getOrDefault(path, new ArrayDeque<>());
        if (prepared.isEmpty()) {
            return new Answer(
                    404,
                    Map.of(),
                    "{\"status\":404,\"code\":\"not-found\",\"title\":\"Nothing here\"}");
        }
        return prepared.size() > 1 ? prepared.removeFirst() : prepared.getFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
