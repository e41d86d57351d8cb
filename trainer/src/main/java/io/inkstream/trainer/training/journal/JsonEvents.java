package io.inkstream.trainer.training.journal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inkstream.trainer.training.TrainingEvent;
import io.inkstream.trainer.training.TrainingEvent.Ended;
import io.inkstream.trainer.training.TrainingEvent.FullLines;
import io.inkstream.trainer.training.TrainingEvent.Measured;
import io.inkstream.trainer.training.TrainingEvent.Started;
import io.inkstream.trainer.training.TrainingEvent.Stepped;
import io.inkstream.trainer.training.TrainingListener;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The events of a run as JSON objects, one per line, for programs. */
public final class JsonEvents implements TrainingListener {

    private final PrintStream out;
    private final JsonMapper json = new JsonMapper();

    public JsonEvents(PrintStream out) {
        this.out = out;
    }

    @Override
    public void on(TrainingEvent event) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        switch (event) {
            case Started s -> {
                object.put("event", "started");
                object.put("weights", s.weights());
                object.put("outputs", s.outputs());
                object.put("device", s.device());
                object.put("precision", s.precision());
                object.put("threads", s.threads());
                object.put("step", s.steps());
            }
            case Stepped s -> {
                object.put("event", "step");
                object.put("step", s.step());
                object.put("lines", s.lines());
                object.put("loss", Double.isFinite(s.loss()) ? s.loss() : null);
                object.put("learning_rate", s.learningRate());
                object.put("lines_per_second", s.linesPerSecond());
                object.put("progress", s.progress());
            }
            case FullLines f -> {
                object.put("event", "full-lines");
                object.put("step", f.step());
            }
            case Measured m -> {
                object.put("event", "epoch");
                object.putAll(MetricsRow.of(m));
                object.put("epoch", m.epoch());
                object.put("step", m.step());
                object.put("lines", m.lines());
                object.put("seconds", m.seconds());
                object.put("best", m.best());
            }
            case Ended e -> {
                object.put("event", "ended");
                object.put("reason", e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                object.put("step", e.step());
                object.put("lines", e.lines());
                object.put("seconds", e.seconds());
                object.put("error", e.bestError() < Double.MAX_VALUE ? e.bestError() : null);
            }
        }
        out.println(json.writeValueAsString(object));
    }
}
