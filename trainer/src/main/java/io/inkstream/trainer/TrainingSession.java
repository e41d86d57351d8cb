package io.inkstream.trainer;

import io.inkstream.trainer.dataset.BatchStream;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.Task;
import io.inkstream.trainer.training.ComputeDevice;
import io.inkstream.trainer.training.Objective;
import io.inkstream.trainer.training.PeerLink;
import io.inkstream.trainer.training.RunFolder;
import io.inkstream.trainer.training.TrainedNetwork;
import io.inkstream.trainer.training.Trainer;
import io.inkstream.trainer.training.TrainingEvent.Reason;
import io.inkstream.trainer.training.TrainingException;
import io.inkstream.trainer.training.TrainingListener;
import io.inkstream.trainer.training.Validation;
import io.inkstream.trainer.training.journal.Curves;
import io.inkstream.trainer.training.journal.EventFile;
import io.inkstream.trainer.training.journal.JsonEvents;
import io.inkstream.trainer.training.journal.MetricsFiles;
import io.inkstream.trainer.training.journal.PageSheets;
import io.inkstream.trainer.training.journal.Progress;
import io.inkstream.trainer.training.journal.RunCard;
import io.inkstream.trainer.training.journal.SampleSheets;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * One part of a run, from its begin or its last checkpoint to its end, with everything that watches
 * it. A signal ends it after the step in hand.
 *
 * @param json whether events go to stdout instead of progress for people
 * @param also hears the same as all that watch
 * @param peers processes that share the work
 */
record TrainingSession(
        Recipe recipe,
        Lesson lesson,
        TrainedNetwork network,
        ComputeDevice device,
        RunFolder folder,
        boolean json,
        TrainingListener also,
        List<PeerLink> peers) {

    /** A session that only the usual ones watch. */
    TrainingSession(
            Recipe recipe,
            Lesson lesson,
            TrainedNetwork network,
            ComputeDevice device,
            RunFolder folder,
            boolean json) {
        this(recipe, lesson, network, device, folder, json, _ -> {}, List.of());
    }

    Reason begin() throws IOException, InterruptedException, TrainingException {
        return train(trainer());
    }

    Reason resume() throws IOException, InterruptedException, TrainingException {
        Trainer trainer = trainer();
        if (!trainer.resume()) {
            System.err.println("no checkpoint was written yet, the run begins anew");
        }
        return train(trainer);
    }

    private Trainer trainer() throws IOException, TrainingException {
        network.network().freeze(recipe.training().freeze());
        Trainer trainer =
                new Trainer(
                        recipe,
                        network,
                        Objective.of(recipe.task(), network.network().spec(), network.outputs()),
                        device,
                        new Validation(lesson.measured(), widthStep()),
                        folder,
                        listeners());
        trainer.share(peers);
        return trainer;
    }

    private Reason train(Trainer trainer)
            throws IOException, InterruptedException, TrainingException {
        System.err.println("run " + folder.path());
        Thread hook = new Thread(trainer::stop, "stop-training");
        Runtime.getRuntime().addShutdownHook(hook);
        try (BatchStream batches =
                new BatchStream(
                        lesson.source(),
                        new BatchStream.Form(recipe.seed(), recipe.training(), widthStep()),
                        trainer.position())) {
            return trainer.run(batches);
        } finally {
            remove(hook);
            for (PeerLink peer : peers) {
                peer.close();
            }
        }
    }

    private int widthStep() {
        return RunRelease.widthStep(network.network().spec());
    }

    private TrainingListener listeners() {
        boolean terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        Path path = folder.path();
        List<TrainingListener> all =
                List.of(
                        new MetricsFiles(path),
                        new EventFile(path, Clock.systemUTC()),
                        recipe.task() == Task.SEGMENT
                                ? new PageSheets(path)
                                : new SampleSheets(path),
                        new Curves(path),
                        new RunCard(path, recipe),
                        json
                                ? new JsonEvents(System.out)
                                : new Progress(terminal ? System.out : System.err, terminal),
                        also);
        return event -> {
            for (TrainingListener listener : all) {
                listener.on(event);
            }
        };
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the hook is what ended the run
        }
    }
}
