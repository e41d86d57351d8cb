package io.inkstream.results.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Somebody who is told things and remembers them. */
final class Receiver implements AutoCloseable {

    /** What was told. */
    record Told(String path, String host, String id, String time, String signature, String body) {}

    /**
     * @param location where to go instead, empty for an answer
     */
    record Answer(int status, String location) {
        static final Answer TAKEN = new Answer(204, "");
    }

    private final HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile Function<Told, Answer> answers = request -> Answer.TAKEN;

    Receiver(InetAddress address) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    void answer(Function<Told, Answer> rule) {
        answers = rule;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            Told request =
                    new Told(
                            exchange.getRequestURI().toString(),
                            String.valueOf(headers.getFirst("Host")),
                            String.valueOf(headers.getFirst("webhook-id")),
                            String.valueOf(headers.getFirst("webhook-timestamp")),
                            String.valueOf(headers.getFirst("webhook-signature")),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            told.add(request);
            Answer answer = answers.apply(request);
            if (!answer.location().isEmpty()) {
                exchange.getResponseHeaders().set("Location", answer.location());
            }
            exchange.sendResponseHeaders(answer.status(), -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
