package io.inkstream.cli.load;

import io.inkstream.cli.client.BatchInfo;
import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.cli.client.ProblemException;
import io.inkstream.cli.client.UnreachableException;
import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.BatchState.State;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends a plan's uploads when they are due and waits for their batches. An upload that finds no
 * free connection waits, and its time counts from when it was due: a slow server cannot slow the
 * measurement down unseen.
 */
public final class LoadRun {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final InkstreamClient client;
    private final LoadPlan plan;
    private final List<BatchId> accepted = new ArrayList<>();
    private final List<Long> acceptMillis = new ArrayList<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    /**
     * @param client one that does not try again, as what is refused is to be seen
     */
    public LoadRun(InkstreamClient client, LoadPlan plan) {
        this.client = client;
        this.plan = plan;
    }

    /** Returns when all batches have ended or the limit has come. */
    public LoadReport run() throws ClientException, InterruptedException {
        long start = System.nanoTime();
        long deadline = start + plan.limit().toNanos();
        int sent = sendAll(start, deadline);
        Map<String, Integer> states = new TreeMap<>();
        List<Long> finishMillis = new ArrayList<>();
        long pages = 0;
        long failed = 0;
        for (BatchId id : accepted) {
            BatchInfo end = end(id, deadline);
            states.merge(end.state().isFinal() ? word(end.state()) : "waiting", 1, Integer::sum);
            pages += end.counts().pagesDone() + end.counts().pagesFailed();
            failed += end.counts().pagesFailed();
            Optional<Instant> from = end.acceptedAt();
            Optional<Instant> to = end.finishedAt();
            if (from.isPresent() && to.isPresent()) {
                finishMillis.add(Duration.between(from.get(), to.get()).toMillis());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new LoadReport(
                sent,
                accepted.size(),
                refused,
                states,
                pages,
                failed,
                seconds,
                pages / seconds,
                LoadReport.Milliseconds.of(acceptMillis),
                LoadReport.Milliseconds.of(finishMillis));
    }

    private int sendAll(long start, long deadline) throws InterruptedException {
        Semaphore connections = new Semaphore(plan.connections());
        int sent = 0;
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (; sent < plan.uploads(); sent++) {
                long due = start + plan.dueAfterNanos(sent);
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                connections.acquire();
                if (System.nanoTime() >= deadline) {
                    break;
                }
                int number = sent;
                // at full speed an upload is due when a connection is free
                long from = plan.perSecond() == 0 ? System.nanoTime() : due;
                var _ =
                        senders.submit(() -> {
                            try {
                                send(number, from);
                            } finally {
                                connections.release();
                            }
                        });
            }
        }
        return sent;
    }

    private void send(int number, long from) {
        try {
            BatchId id = client.upload(plan.upload(number)).batchId();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
            synchronized (this) {
                accepted.add(id);
                acceptMillis.add(millis);
            }
        } catch (ProblemException e) {
            refuse(e.code().isEmpty() ? "http-" + e.status() : e.code());
        } catch (ClientException e) {
            refuse("unreachable");
        } catch (FileNotFoundException e) {
            refuse("file-not-found");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void refuse(String code) {
        refused.merge(code, 1, Integer::sum);
    }

    private BatchInfo end(BatchId id, long deadline) throws ClientException, InterruptedException {
        while (true) {
            try {
                BatchInfo batch = client.batch(id);
                if (batch.state().isFinal() || System.nanoTime() >= deadline) {
                    return batch;
                }
            } catch (ProblemException | UnreachableException e) {
                // under load a question may be refused; the limit ends it
                if (System.nanoTime() >= deadline) {
                    throw e;
                }
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
