package io.inkstream.worker.models;

import io.inkstream.recognition.decoding.LineDecoder;
import io.inkstream.recognition.inference.Accelerator;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.inference.OpenModel;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.worker.metrics.WorkerMetrics;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of one inference thread, by digest, and its decoders; the least recently used is
 * closed when there are too many. Confined to that thread, so nobody can close a session somebody
 * else runs.
 */
public final class OpenModels implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenModels.class);

    private static final int DECODERS_PER_MODEL = 4;

    private final Accelerator accelerator;
    private final int most;
    private final WorkerMetrics metrics;
    private final Map<String, Session> open = new LinkedHashMap<>(8, 0.75f, true);

    /** An open model and when it was last asked for. */
    private static final class Session {
        private final OpenModel model;
        private long usedNanos = System.nanoTime();

        Session(OpenModel model) {
            this.model = model;
        }
    }

    private final Map<LineReader.Key, LineDecoder> decoders = new LinkedHashMap<>(8, 0.75f, true);

    public OpenModels(Accelerator accelerator, int most, WorkerMetrics metrics) {
        this.accelerator = accelerator;
        this.most = most;
        this.metrics = metrics;
    }

    public OpenModel get(LoadedModel model) throws InferenceException, InvalidModelException {
        Session session = open.get(model.file().digest());
        if (session == null) {
            makeRoom();
            session = new Session(OpenModel.open(model.file().path(), accelerator));
            open.put(model.file().digest(), session);
            metrics.opened(session.model.description());
        }
        session.usedNanos = System.nanoTime();
        return session.model;
    }

    /** Decoders keep memory from line to line and so belong to the thread as well. */
    public LineDecoder decoder(LineReader reader) {
        LineDecoder decoder = decoders.get(reader.key());
        if (decoder == null) {
            if (decoders.size() >= most * DECODERS_PER_MODEL) {
                decoders.remove(decoders.keySet().iterator().next());
            }
            decoder = reader.decoder();
            decoders.put(reader.key(), decoder);
        }
        return decoder;
    }

    private void makeRoom() {
        Iterator<Session> eldest = open.values().iterator();
        while (open.size() >= most && eldest.hasNext()) {
            close(eldest.next());
            eldest.remove();
        }
    }

    /** Closes what nobody asked for in this time, and forgets its decoders. */
    public void closeIdle(Duration idle) {
        long before = System.nanoTime() - idle.toNanos();
        for (Iterator<Map.Entry<String, Session>> all = open.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<String, Session> one = all.next();
            if (one.getValue().usedNanos - before < 0) {
                close(one.getValue());
                all.remove();
                decoders.keySet().removeIf(key -> key.digest().equals(one.getKey()));
            }
        }
    }

    /** Models that are open. */
    int size() {
        return open.size();
    }

    @Override
    public void close() {
        open.values().forEach(this::close);
        open.clear();
    }

    /** A session that cannot be closed is lost memory and no reason to lose a page. */
    private void close(Session session) {
        metrics.closed(session.model.description());
        try {
            session.model.close();
        } catch (InferenceException e) {
            LOG.warn("a model session cannot be closed", e);
        }
    }
}
