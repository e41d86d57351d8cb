package io.inkstream.worker.batching;

import io.inkstream.recognition.decoding.LineText;
import io.inkstream.recognition.line.LineImage;
import java.util.concurrent.CompletableFuture;

/** A line and whoever waits for it. */
record WaitingLine(LineImage line, CompletableFuture<LineText> result) {
    WaitingLine(LineImage line) {
        this(line, new CompletableFuture<>());
    }
}
