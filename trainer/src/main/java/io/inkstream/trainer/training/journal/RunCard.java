package io.inkstream.trainer.training.journal;

import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.training.TrainingEvent;
import io.inkstream.trainer.training.TrainingEvent.Ended;
import io.inkstream.trainer.training.TrainingEvent.Measured;
import io.inkstream.trainer.training.TrainingEvent.Started;
import io.inkstream.trainer.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code README.md}: what the run trained and how well, as a model card with the Hugging Face
 * header. Written anew at the best epoch and at the end.
 */
public final class RunCard implements TrainingListener {

    private final Path run;
    private final Recipe recipe;
    private @Nullable Started started;
    private @Nullable Measured best;

    public RunCard(Path run, Recipe recipe) {
        this.run = run;
        this.recipe = recipe;
    }

    @Override
    public void on(TrainingEvent event) throws IOException {
        if (event instanceof Started first) {
            started = first;
        } else if (event instanceof Measured epoch && epoch.best()) {
            best = epoch;
        }
        if (started != null
                && best != null
                && (event instanceof Measured || event instanceof Ended)) {
            Files.writeString(run.resolve("README.md"), markdown(started, best));
        }
    }

    private String markdown(Started first, Measured epoch) {
        return """
        ---
        license: %s
        library_name: onnxruntime
        tags: [ocr, onnx, %s]
        model-index:
        - name: %s
          results:
        %s---

        # %s %s

        %,d weights in `%s`, lines of %d pixels height, one output per %d columns, %d outputs.

        ## Evaluation

        Best epoch: %d, after %,d updates on %,d lines. The sets were not learnt from; fonts, texts and documents
        kept out of training are named in `recipe.yaml`.

        | set | figures |
        | --- | --- |
        %s
        ## Training

        %s, learning rate %s (%s), %s on %s, seed %d. `recipe.yaml` holds every setting and runs alone:
        `./inkstream train recipe.yaml`. `metrics.csv` and `plots` show the course, `samples` what was read.

        ## Use

        `./inkstream model export RUN -o DIR` writes `model.onnx`, checked against this network, for ONNX Runtime
        and for the workers.
        """
                .formatted(
                        recipe.licence().toLowerCase(Locale.ROOT),
                        tag(),
                        recipe.name(),
                        results(epoch),
                        recipe.name(),
                        recipe.version(),
                        first.weights(),
                        recipe.network().layers(),
                        recipe.network().height(),
                        first.stride(),
                        first.outputs(),
                        epoch.epoch(),
                        epoch.step(),
                        epoch.lines(),
                        figures(epoch),
                        recipe.optimiser().kind(),
                        recipe.optimiser().learningRate(),
                        recipe.schedule().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        first.precision(),
                        first.device(),
                        recipe.seed());
    }

    private String tag() {
        return switch (recipe.task()) {
            case LINE -> "ctc";
            case CLASS -> "image-classification";
            case REGRESSION -> "regression";
            case SEGMENT -> "image-segmentation";
        };
    }

    private String results(Measured epoch) {
        StringBuilder results = new StringBuilder();
        epoch.sets()
                .forEach((set, result) -> {
                    results.append(
                            """
                              - task:
                                  type: image-to-text
                                dataset:
                                  name: %s
                                  type: %s
                                metrics:
                            """
                                    .formatted(set, set));
                    result.measure()
                            .figures()
                            .forEach((name, value) ->
                                    results.append(
                                            String.format(
                                                    Locale.ROOT,
                                                    "    - type: %s%n      value: %.6f%n",
                                                    name,
                                                    value)));
                });
        return results.toString();
    }

    private static String figures(Measured epoch) {
        StringBuilder rows = new StringBuilder();
        epoch.sets()
                .forEach((set, result) -> {
                    StringBuilder figures = new StringBuilder();
                    for (Map.Entry<String, Double> figure : result.measure().figures().entrySet()) {
                        figures.append(figures.isEmpty() ? "" : ", ")
                                .append(
                                        String.format(
                                                Locale.ROOT,
                                                "%s %.4f",
                                                figure.getKey(),
                                                figure.getValue()));
                    }
                    rows.append("| %s | %s |\n".formatted(set, figures));
                });
        return rows.toString();
    }
}
