package io.inkstream.cli.client;

import java.util.Optional;

/** Puts the lines of a server-sent event stream together. Keeps the last id over reconnections. */
final class EventReader {

    /** One event of the stream. */
    record Received(String kind, String data) {}

    private String lastId = "";
    private String id = "";
    private String kind = "";
    private final StringBuilder data = new StringBuilder();

    /** Of the last event that was complete. */
    String lastId() {
        return lastId;
    }

    /** The connection broke off: what was begun will be sent again. */
    void reset() {
        id = lastId;
        kind = "";
        data.setLength(0);
    }

    /** The event that this line completes. */
    Optional<Received> line(String line) {
        if (line.isEmpty()) {
            return complete();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        take(field, value.startsWith(" ") ? value.substring(1) : value);
        return Optional.empty();
    }

    private void take(String field, String value) {
        switch (field) {
            case "id" -> id = value;
            case "event" -> kind = value;
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
            default -> {
                // comments, and the reconnection time, which is ours to choose
            }
        }
    }

    private Optional<Received> complete() {
        Received received = new Received(kind, data.toString());
        lastId = id;
        reset();
        return received.data().isEmpty() ? Optional.empty() : Optional.of(received);
    }
}
