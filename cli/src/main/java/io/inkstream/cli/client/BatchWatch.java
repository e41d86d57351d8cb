package io.inkstream.cli.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Watches one batch to its end over as many connections as it takes; each goes on after the last
 * event that was heard.
 */
final class BatchWatch {
    /** The server sends a heartbeat every 15 seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final KeyedHttp http;
    private final URI server;
    private final URI address;
    private final Retry.Pause pause;
    private final EventReader reader = new EventReader();

    BatchWatch(KeyedHttp http, URI server, URI address, Retry.Pause pause) {
        this.http = http;
        this.server = server;
        this.address = address;
        this.pause = pause;
    }

    BatchInfo toItsEnd(WatchListener listener) throws ClientException, InterruptedException {
        Instant heardAt = Instant.now();
        while (true) {
            String before = reader.lastId();
            try {
                Optional<BatchInfo> done = connect(listener);
                if (done.isPresent()) {
                    return done.get();
                }
            } catch (IOException e) {
                if (!before.equals(reader.lastId())) {
                    heardAt = Instant.now();
                } else if (before.isEmpty() || isOver(heardAt)) {
                    throw new UnreachableException(server, e);
                }
            }
            pause.of(RECONNECT);
        }
    }

    private static boolean isOver(Instant heardAt) {
        return Duration.between(heardAt, Instant.now()).compareTo(PATIENCE) > 0;
    }

    private Optional<BatchInfo> connect(WatchListener listener)
            throws IOException, InterruptedException, ProblemException {
        reader.reset();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        if (!reader.lastId().isEmpty()) {
            request.header("Last-Event-ID", reader.lastId());
        }
        HttpResponse<Stream<String>> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            return switch (answer.statusCode()) {
                case 200 -> listen(lines, listener);
                // too many watch, or the server is about to stop: it is worth trying again
                case 429, 502, 503, 504 -> Optional.empty();
                default -> throw problem(answer.statusCode(), lines);
            };
        }
    }

    private static ProblemException problem(int status, Stream<String> lines) {
        String body = String.join("\n", lines.toList());
        return ProblemException.of(status, body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Optional<BatchInfo> listen(Stream<String> lines, WatchListener listener)
            throws IOException {
        try (ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("silence").factory())) {
            ScheduledFuture<?> silence = hangUp(clock, lines);
            Iterator<String> each = lines.iterator();
            while (each.hasNext()) {
                Optional<EventReader.Received> received = reader.line(each.next());
                silence.cancel(false);
                silence = hangUp(clock, lines);
                if (received.isPresent()) {
                    Optional<BatchInfo> done = tell(received.get(), listener);
                    if (done.isPresent()) {
                        silence.cancel(false);
                        return done;
                    }
                }
            }
            silence.cancel(false);
            return Optional.empty();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static ScheduledFuture<?> hangUp(ScheduledExecutorService clock, Stream<String> lines) {
        return clock.schedule(lines::close, SILENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Optional<BatchInfo> tell(EventReader.Received received, WatchListener listener)
            throws IOException {
        Optional<WatchEvent> event = WatchEvent.read(received.kind(), received.data());
        event.ifPresent(heard -> listener.heard(heard, received.data()));
        return event.flatMap(heard ->
                heard instanceof WatchEvent.Done done
                        ? Optional.of(done.batch())
                        : Optional.empty());
    }
}
