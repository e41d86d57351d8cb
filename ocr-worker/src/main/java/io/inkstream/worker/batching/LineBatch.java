package io.inkstream.worker.batching;

import io.inkstream.recognition.line.LineImage;
import io.inkstream.worker.models.LineReader;
import java.util.List;

/** Lines of one model, decoder and width bucket, ready to be computed together. */
record LineBatch(LineReader reader, List<WaitingLine> lines) {
    LineBatch {
        lines = List.copyOf(lines);
    }

    List<LineImage> images() {
        return lines.stream().map(WaitingLine::line).toList();
    }
}
