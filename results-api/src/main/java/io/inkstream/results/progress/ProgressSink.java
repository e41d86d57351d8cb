package io.inkstream.results.progress;

import java.io.IOException;

/** Where the events of one connection go, each sent on at once. */
interface ProgressSink {
    /**
     * @param data JSON without line breaks
     */
    void send(EventId id, String kind, String data) throws IOException;

    /** Nothing happened for a while. */
    void heartbeat() throws IOException;
}
