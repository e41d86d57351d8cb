package io.inkstream.faults.overload;

import io.inkstream.contracts.Brokers;
import io.inkstream.faults.agent.Part;
import io.inkstream.faults.installation.Installation;
import io.inkstream.messaging.Delivery;
import io.inkstream.messaging.PublishException;
import io.inkstream.messaging.QueueGauge;
import io.inkstream.messaging.ShareGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at queues and memory twice a second and keeps the most it saw. */
final class Gauges implements AutoCloseable {
    private static final long EVERY_MILLIS = 500;

    private final Installation installation;
    private final QueueGauge queues;
    private final Map<Part, Long> mostMebibytes = new EnumMap<>(Part.class);
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("gauges").factory());
    private long mostWaiting;

    Gauges(Installation installation) {
        this.installation = installation;
        this.queues = new QueueGauge(Brokers.at(installation.bootstrapServers()), Delivery.SHARE);
        var _ = looking.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            waiting();
            for (Part part : Part.values()) {
                residentMebibytes(part);
            }
        } catch (IOException | PublishException e) {
            // one look less
        }
    }

    /** Documents and pages in the queues now. */
    synchronized long waiting() throws PublishException {
        long waiting =
                queues.depth(ShareGroup.SPLITTERS).waiting()
                        + queues.depth(ShareGroup.WORKERS).waiting();
        mostWaiting = Math.max(mostWaiting, waiting);
        return waiting;
    }

    /** Pages worked since the installation began. */
    synchronized long worked() throws PublishException {
        return queues.depth(ShareGroup.WORKERS).worked();
    }

    synchronized long mostWaiting() {
        return mostWaiting;
    }

    synchronized Map<Part, Long> mostMebibytes() {
        return Map.copyOf(mostMebibytes);
    }

    private synchronized void residentMebibytes(Part part) throws IOException {
        Path status = Path.of("/proc", Long.toString(installation.service(part).pid()), "status");
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                long mebibytes = Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                mostMebibytes.merge(part, mebibytes, Math::max);
            }
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
        synchronized (this) {
            queues.close();
        }
    }
}
