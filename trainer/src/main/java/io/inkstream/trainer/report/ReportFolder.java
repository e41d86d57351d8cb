package io.inkstream.trainer.report;

import io.inkstream.trainer.evaluation.Evaluation;
import io.inkstream.trainer.evaluation.EvaluationJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder with {@value #REPORT} for people and {@value #FIGURES} for programs. */
public record ReportFolder(Path path) {

    public static final String REPORT = "report.html";
    public static final String FIGURES = "eval.json";

    /**
     * Writes both files, replacing older ones.
     *
     * @param run whose curves are shown
     */
    public void write(Evaluation evaluation, Optional<Path> run) throws IOException {
        Optional<TrainingCurves> curves = Optional.empty();
        if (run.isPresent()) {
            curves = Optional.of(TrainingCurves.read(run.get()));
        }
        Files.createDirectories(path);
        Files.writeString(path.resolve(REPORT), new HtmlReport(evaluation, curves).html());
        Files.writeString(path.resolve(FIGURES), new EvaluationJson(evaluation).whole());
    }
}
