package io.inkstream.results.progress;

import io.inkstream.contracts.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One JSON object per line, for scripts. */
final class JsonLines implements ProgressSink {
    static final String MEDIA_TYPE = "application/x-ndjson";

    private final OutputStream out;

    JsonLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void send(EventId id, String kind, String data) throws IOException {
        write("{\"id\":\"" + id + "\",\"event\":" + Json.text(kind) + ",\"data\":" + data + "}\n");
    }

    @Override
    public void heartbeat() throws IOException {
        write("{\"event\":\"heartbeat\"}\n");
    }

    private void write(String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
