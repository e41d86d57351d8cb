package io.inkstream.results.progress;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The event stream of the WHATWG HTML standard. */
final class ServerSentEvents implements ProgressSink {
    static final String MEDIA_TYPE = "text/event-stream";
    private static final int RECONNECT_MILLIS = 2000;

    private final OutputStream out;

    /** Begins the stream with the time after which clients shall come back. */
    ServerSentEvents(OutputStream out) throws IOException {
        this.out = out;
        write("retry: " + RECONNECT_MILLIS + "\n\n");
    }

    @Override
    public void send(EventId id, String kind, String data) throws IOException {
        write("id: " + id + "\nevent: " + kind + "\ndata: " + data + "\n\n");
    }

    @Override
    public void heartbeat() throws IOException {
        write(": heartbeat\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
