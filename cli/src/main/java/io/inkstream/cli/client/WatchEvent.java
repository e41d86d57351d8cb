package io.inkstream.cli.client;

import io.inkstream.contracts.BatchState.Counts;
import io.inkstream.contracts.BatchState.State;
import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.Failure;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.PageId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What is heard of a batch that is watched. */
public sealed interface WatchEvent {

    /** The kind as the stream names it. */
    default String kind() {
        return switch (this) {
            case Snapshot snapshot -> "snapshot";
            case Batch batch -> "batch";
            case Document document -> "document";
            case Page page -> "page";
            case Done done -> "done";
        };
    }

    /** Where the batch stood when watching began. */
    record Snapshot(BatchInfo batch) implements WatchEvent {}

    /** State and counts changed. */
    record Batch(State state, Counts counts) implements WatchEvent {}

    /** A document was split, or failed. */
    record Document(
            DocumentId documentId, String name, String state, int pages, Optional<Failure> failure)
            implements WatchEvent {}

    /** A page was read, or failed. */
    record Page(PageId pageId, int number, String state, Optional<Failure> failure)
            implements WatchEvent {}

    /** The batch has ended; nothing follows. */
    record Done(BatchInfo batch) implements WatchEvent {}

    /** Empty for kinds that a newer server may send. */
    static Optional<WatchEvent> read(String kind, String data) throws IOException {
        byte[] json = data.getBytes(StandardCharsets.UTF_8);
        return switch (kind) {
            case "snapshot" -> Optional.of(new Snapshot(Json.read(json, BatchInfo.class)));
            case "batch" -> Optional.of(Json.read(json, Batch.class));
            case "document" -> Optional.of(Json.read(json, Document.class));
            case "page" -> Optional.of(Json.read(json, Page.class));
            case "done" -> Optional.of(new Done(Json.read(json, BatchInfo.class)));
            default -> Optional.empty();
        };
    }
}
