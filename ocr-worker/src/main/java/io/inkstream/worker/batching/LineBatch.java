package io.inkstream.worker.batching;

import io.inkstream.recognition.line.LineImage;
import io.inkstream.worker.models.LoadedModel;
import java.util.List;

/** Lines of one model and one width bucket, ready to be computed together. */
record LineBatch(LoadedModel model, List<WaitingLine> lines) {
    LineBatch {
        lines = List.copyOf(lines);
    }

    List<LineImage> images() {
        return lines.stream().map(WaitingLine::line).toList();
    }
}
