package io.inkstream.worker.batching;

import io.inkstream.recognition.inference.WidthBuckets;
import io.inkstream.recognition.line.LineImage;
import io.inkstream.worker.models.LineReader;
import java.util.List;

/** Lines of one model, decoder and width bucket, ready to be computed together. */
record LineBatch(LineReader reader, List<WaitingLine> lines) {
    LineBatch {
        lines = List.copyOf(lines);
    }

    /** Share of the columns that are computed and lie beyond the lines. */
    double padding(WidthBuckets buckets) {
        int widest = lines.stream().mapToInt(line -> line.line().width()).max().orElse(1);
        double computed = (double) buckets.bucketOf(widest) * lines.size();
        return 1 - lines.stream().mapToInt(line -> line.line().width()).sum() / computed;
    }

    List<LineImage> images() {
        return lines.stream().map(WaitingLine::line).toList();
    }
}
