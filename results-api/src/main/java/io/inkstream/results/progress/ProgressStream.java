package io.inkstream.results.progress;

import io.inkstream.contracts.BatchId;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.ResultsConfig;
import io.inkstream.results.query.BatchView;
import io.inkstream.results.query.Batches;
import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One client following one batch: a snapshot, unless it goes on after an event we know, then every
 * event in order, then {@code done}.
 */
final class ProgressStream {
    private final TenantId tenant;
    private final BatchId batch;
    private final Batches batches;
    private final ProgressLog log;
    private final ResultsConfig.Progress config;

    ProgressStream(
            TenantId tenant,
            BatchId batch,
            Batches batches,
            ProgressLog log,
            ResultsConfig.Progress config) {
        this.tenant = tenant;
        this.batch = batch;
        this.batches = batches;
        this.log = log;
        this.config = config;
    }

    void run(Optional<EventId> lastSeen, ProgressSink sink, BatchSignals.Subscription news)
            throws IOException, StorageException, InterruptedException {
        EventId at = begin(lastSeen, sink);
        Instant silentSince = Instant.now();
        while (true) {
            // asked before the events: what is final then has all its events in the log
            Optional<BatchView> found = batches.findBatch(tenant, batch);
            if (found.isEmpty()) {
                sink.send(at, "deleted", "{}");
                return;
            }
            BatchView view = found.get();
            EventId sent = sendNews(at, sink);
            if (view.state().isFinal()) {
                sink.send(sent, "done", Json.text(view));
                return;
            }
            if (!sent.equals(at)) {
                silentSince = Instant.now();
            } else if (silentFor(silentSince).compareTo(config.heartbeat()) >= 0) {
                sink.heartbeat();
                silentSince = Instant.now();
            }
            at = sent;
            news.await(config.poll());
        }
    }

    private EventId begin(Optional<EventId> lastSeen, ProgressSink sink)
            throws IOException, StorageException {
        long generation = log.generation();
        Optional<EventId> known =
                lastSeen.filter(id -> id.generation() == generation)
                        .filter(id -> id.sequence() + 1 >= log.first(tenant, batch))
                        .filter(id -> id.sequence() <= log.last(tenant, batch));
        if (known.isPresent()) {
            return known.get();
        }
        // asked before the view: an event in between is told twice rather than not at all
        EventId start = new EventId(generation, log.last(tenant, batch));
        sink.send(start, "snapshot", Json.text(batches.getBatch(tenant, batch)));
        return start;
    }

    /** A rebuilt read model counts its events anew: its followers begin with a snapshot. */
    private EventId sendNews(EventId after, ProgressSink sink)
            throws IOException, StorageException {
        EventId last = after;
        while (true) {
            List<ProgressLog.Entry> entries = log.after(tenant, batch, last.sequence());
            // asked after the events: they are of the generation that was in place before
            if (log.generation() != after.generation()) {
                return begin(Optional.empty(), sink);
            }
            if (entries.isEmpty()) {
                return last;
            }
            for (ProgressLog.Entry entry : entries) {
                last = new EventId(after.generation(), entry.sequence());
                sink.send(last, entry.kind(), entry.data());
            }
        }
    }

    private static Duration silentFor(Instant since) {
        return Duration.between(since, Instant.now());
    }
}
