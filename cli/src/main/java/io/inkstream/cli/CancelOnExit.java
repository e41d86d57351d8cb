package io.inkstream.cli;

import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.contracts.BatchId;
import java.net.URI;

/** Asks the server to cancel a batch when this process is interrupted before it has ended. */
final class CancelOnExit {
    private final Thread hook;

    CancelOnExit(URI server, BatchId batch) {
        this.hook = new Thread(() -> cancel(server, batch), "cancel");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void cancel(URI server, BatchId batch) {
        try (InkstreamClient client = new InkstreamClient(server)) {
            client.cancel(batch);
        } catch (ClientException e) {
            System.err.println("inkstream: batch " + batch + " goes on: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It has ended. */
    void stop() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // already going down: the hook does its work
        }
    }
}
