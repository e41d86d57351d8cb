package io.inkstream.trainer;

import io.inkstream.recognition.decoding.Decoding;
import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.trainer.dataset.BatchStream;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.evaluation.Evaluation;
import io.inkstream.trainer.evaluation.EvaluationData;
import io.inkstream.trainer.evaluation.ModelEvaluation;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.release.Release;
import io.inkstream.trainer.release.ReleaseRefusedException;
import io.inkstream.trainer.report.ReportFolder;
import io.inkstream.trainer.training.RunFolder;
import io.inkstream.trainer.training.TrainedNetwork;
import io.inkstream.trainer.training.TrainingException;
import io.inkstream.trainer.training.Validation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a run leaves for others: the checked files of its best network, and their report. */
record RunRelease(Path run, Recipe recipe, Lesson lesson, Consumer<String> log) {

    static final String MODEL = "model";
    static final String REPORT = "report";

    private static final int CALIBRATION_BATCHES = 24;

    /** Model files and report, in the folders {@value #MODEL} and {@value #REPORT} of the run. */
    void write()
            throws IOException,
                    InterruptedException,
                    TrainingException,
                    InferenceException,
                    InvalidModelException,
                    ReleaseRefusedException {
        writeModel(run.resolve(MODEL), false, 0);
        writeReport(run.resolve(MODEL), run.resolve(REPORT));
    }

    /**
     * The model files.
     *
     * @param half whether {@code model.fp16.onnx} is wanted too
     * @param mostBytes of the smallest file; 0 for no limit
     */
    void writeModel(Path folder, boolean half, long mostBytes)
            throws IOException,
                    InterruptedException,
                    TrainingException,
                    InferenceException,
                    InvalidModelException,
                    ReleaseRefusedException {
        TrainedNetwork best = TrainedNetwork.read(run.resolve(RunFolder.BEST));
        Validation validation =
                new Validation(lesson.allMeasured(), widthStep(best.network().spec()));
        new Release(recipe, best, validation, lesson.digest(), log)
                .limited(mostBytes)
                .write(folder, calibration(recipe, lesson), half);
        log.accept("model " + folder);
    }

    private void writeReport(Path model, Path folder)
            throws IOException, InferenceException, InvalidModelException {
        EvaluationData data = lesson.measuredData();
        Evaluation evaluation =
                ModelEvaluation.of(
                        recipe.name() + " " + recipe.version(),
                        model.resolve("model.onnx"),
                        Decoding.GREEDY,
                        Optional.empty(),
                        "what the recipe keeps for measuring",
                        _ -> data);
        new ReportFolder(folder).write(evaluation, Optional.of(run));
        log.accept("report " + folder.resolve(ReportFolder.REPORT));
    }

    /** Some batches of what is learnt from, to see which values flow. */
    static List<LineBatch> calibration(Recipe recipe, Lesson lesson)
            throws IOException, InterruptedException {
        NetworkSpec spec = NetworkSpec.parse(recipe.network().layers(), recipe.network().height());
        List<LineBatch> batches = new ArrayList<>();
        try (BatchStream stream =
                new BatchStream(
                        lesson.source(),
                        new BatchStream.Form(recipe.seed() + 1, recipe.training(), widthStep(spec)),
                        BatchStream.Position.start(false))) {
            for (int i = 0; i < CALIBRATION_BATCHES; i++) {
                batches.add(stream.take().batch());
            }
        }
        return batches;
    }

    /** Batches are padded to a multiple of so many columns. */
    static int widthStep(NetworkSpec spec) {
        return spec.input().hasFixedWidth() ? spec.input().width() : LineBatch.WIDTH_STEP;
    }
}
