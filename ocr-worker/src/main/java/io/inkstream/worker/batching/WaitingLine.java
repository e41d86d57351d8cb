package io.inkstream.worker.batching;

import io.inkstream.recognition.inference.Logits;
import io.inkstream.recognition.line.LineImage;
import java.util.concurrent.CompletableFuture;

/** A line and whoever waits for it. */
record WaitingLine(LineImage line, CompletableFuture<Logits> result) {
    WaitingLine(LineImage line) {
        this(line, new CompletableFuture<>());
    }
}
