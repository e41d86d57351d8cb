package io.inkstream.faults.overload;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import io.inkstream.faults.agent.Part;
import io.inkstream.faults.installation.Await;
import io.inkstream.faults.installation.Installation;
import io.inkstream.messaging.PublishException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Measures how many pages a second the installation reads when there is always enough to do, then
 * sends a multiple of it, each upload when it is due whatever became of those before.
 */
final class Overload {
    private static final int WARM_UP_PAGES = 40;
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(5);
    private static final Duration AFTER_REFUSAL = Duration.ofMillis(200);
    private static final int CONNECTIONS = 2;

    private final Installation installation;
    private final Uploads uploads;
    private final Gauges gauges;

    Overload(Installation installation, Gauges gauges) throws IOException {
        this.installation = installation;
        this.uploads = new Uploads(installation.address(Part.INGEST));
        this.gauges = gauges;
    }

    Report run(Duration time, double times)
            throws IOException, InterruptedException, PublishException {
        List<Answer> before = new ArrayList<>(saturateUntil(WARM_UP_PAGES));
        long worked = gauges.worked();
        long begun = System.nanoTime();
        before.addAll(saturate(time.dividedBy(2)));
        double capacity = (gauges.worked() - worked) / seconds(begun);

        worked = gauges.worked();
        begun = System.nanoTime();
        List<Answer> sent = send(time, capacity * times);
        double goodput = (gauges.worked() - worked) / seconds(begun);
        long overloadNanos = System.nanoTime() - begun;

        Await.until(DRAIN_LIMIT, () -> isDrained());
        before.addAll(sent);
        return new Report(
                Duration.ofNanos(overloadNanos),
                capacity,
                goodput,
                sent,
                unfinished(before),
                gauges.mostWaiting(),
                gauges.mostMebibytes());
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private boolean isDrained() throws IOException {
        try {
            return gauges.waiting() == 0;
        } catch (PublishException e) {
            return false;
        }
    }

    private List<Answer> saturateUntil(int pages) throws InterruptedException, PublishException {
        List<Answer> answers = new ArrayList<>();
        long target = gauges.worked() + pages;
        while (gauges.worked() < target) {
            answers.addAll(saturate(Duration.ofSeconds(2)));
        }
        return answers;
    }

    /** A few senders that go on until the queue is full, wait a little, and go on. */
    private List<Answer> saturate(Duration time) {
        ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                var _ =
                        senders.submit(() -> {
                            while (System.nanoTime() < end) {
                                Answer answer = uploads.send();
                                answers.add(answer);
                                if (!answer.isAccepted()) {
                                    Thread.sleep(AFTER_REFUSAL);
                                }
                            }
                            return answers.size();
                        });
            }
        }
        return List.copyOf(answers);
    }

    private List<Answer> send(Duration time, double perSecond) throws InterruptedException {
        ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        long count = (long) (time.toNanos() / 1e9 * perSecond);
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < count; i++) {
                long due = start + (long) (i * 1e9 / perSecond);
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                var _ = senders.submit(() -> answers.add(uploads.send()));
            }
        }
        return List.copyOf(answers);
    }

    /** Accepted batches that did not end with their page read. */
    private long unfinished(List<Answer> answers) throws IOException, InterruptedException {
        List<String> open =
                new ArrayList<>(
                        answers.stream().filter(Answer::isAccepted).map(Answer::code).toList());
        try (HttpClient http = HttpClient.newHttpClient()) {
            Await.until(
                    DRAIN_LIMIT,
                    () -> {
                        removeEnded(http, open);
                        return open.isEmpty();
                    });
        }
        return open.size();
    }

    private void removeEnded(HttpClient http, List<String> open) throws IOException {
        try {
            for (String batch : List.copyOf(open)) {
                HttpRequest request =
                        HttpRequest.newBuilder(
                                        installation
                                                .address(Part.RESULTS)
                                                .resolve("/v1/batches/" + batch))
                                .build();
                JsonNode json =
                        Json.mapper()
                                .readTree(http.send(request, BodyHandlers.ofByteArray()).body());
                if (json.path("state").asText().equals("succeeded")) {
                    open.remove(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
