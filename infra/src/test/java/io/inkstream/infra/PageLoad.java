package io.inkstream.infra;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.infra.HollowPages.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One batch of a page after the other, each read to its end, until it is told to end. */
final class PageLoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final RunningServer server;
    private final String model;
    private final Map<String, byte[]> page;
    private final List<Ended> ended = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean wanted = true;

    /**
     * A batch at its end.
     *
     * @param version that read it
     * @param took from the upload to the end, as a client sees it
     */
    record Ended(String version, Duration took) {}

    private PageLoad(RunningServer server, String model, Map<String, byte[]> page) {
        this.server = server;
        this.model = model;
        this.page = page;
        this.thread = Thread.ofPlatform().name("page-load").start(this::run);
    }

    static PageLoad start(RunningServer server, String model, List<Page> pages) throws IOException {
        Page page = pages.getFirst();
        return new PageLoad(server, model, Map.of(page.name(), page.png()));
    }

    private void run() {
        while (wanted) {
            try {
                long begin = System.nanoTime();
                String batch = server.upload(model, page);
                JsonNode end = server.awaitEnd(batch);
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                if (!end.get("state").asText().equals("succeeded")) {
                    failures.add(end.toString());
                }
                ended.add(new Ended(version(batch), took));
            } catch (IOException | RuntimeException e) {
                failures.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private String version(String batch) throws IOException, InterruptedException {
        JsonNode document = server.get("/v1/batches/" + batch + "/documents").at("/items/0");
        String id = document.get("document_id").asText() + ".1";
        return server.get("/v1/pages/" + id).at("/plan/recognizer/version").asText();
    }

    /** Waits for so many pages more. */
    void awaitPages(int more) {
        int goal = ended.size() + more;
        await().atMost(PATIENCE).until(() -> ended.size() >= goal || !failures.isEmpty());
    }

    /** Waits until a page has been read by this version. */
    void awaitPageOf(String version) {
        await().atMost(PATIENCE)
                .until(() ->
                        !failures.isEmpty()
                                || ended.stream().anyMatch(one -> one.version().equals(version)));
    }

    List<Ended> ended() {
        return List.copyOf(ended);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Lets the batch in hand end. */
    void end() throws InterruptedException {
        wanted = false;
        thread.join();
    }

    @Override
    public void close() {
        wanted = false;
        thread.interrupt();
    }
}
