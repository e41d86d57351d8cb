package io.inkstream.worker.metrics;

import java.time.Duration;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** In a flight recording: lines went through a model together. */
@Name("io.inkstream.Inference")
@Label("Inference")
@Category("Inkstream")
@StackTrace(false)
final class InferenceEvent extends Event {
    @Label("Lines")
    int lines;

    @Label("Padding")
    @Percentage
    double padding;

    @Label("Time")
    @Timespan
    long nanos;

    static void tell(int lines, double padding, Duration time) {
        InferenceEvent event = new InferenceEvent();
        if (event.shouldCommit()) {
            event.lines = lines;
            event.padding = padding;
            event.nanos = time.toNanos();
            event.commit();
        }
    }
}
