package io.inkstream.cli.client;

/** Hears of a batch, on the thread that watches. */
public interface WatchListener {
    /**
     * @param json the data of the event as the server sent it
     */
    void heard(WatchEvent event, String json);
}
