package io.inkstream.trainer;

import io.inkstream.recognition.inference.InferenceException;
import io.inkstream.recognition.model.InvalidModelException;
import io.inkstream.trainer.dataset.DataAlphabet;
import io.inkstream.trainer.dataset.splitting.DatasetLock;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import io.inkstream.trainer.recipe.Task;
import io.inkstream.trainer.release.ReleaseRefusedException;
import io.inkstream.trainer.training.CharsetChange;
import io.inkstream.trainer.training.ComputeDevice;
import io.inkstream.trainer.training.Libtorch;
import io.inkstream.trainer.training.PeerLink;
import io.inkstream.trainer.training.RunFolder;
import io.inkstream.trainer.training.TrainedNetwork;
import io.inkstream.trainer.training.TrainingEvent.Reason;
import io.inkstream.trainer.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train RECIPE}: follows a recipe and leaves a run folder; or goes on with a run. */
@Command(
        name = "train",
        description = "Train a model after a recipe, or go on with a run.",
        mixinStandardHelpOptions = true,
        subcommands = {
            TrainTuneCommand.class,
            TrainCompareCommand.class,
            TrainPeerCommand.class,
            TrainPrefixCommand.class
        })
final class TrainCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "RECIPE",
            arity = "0..1",
            description = "The recipe, a YAML file; not with --resume.")
    private @Nullable Path recipeFile;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Replace a value of the recipe, by dotted key; lists as [a, b].")
    private Map<String, String> overrides = Map.of();

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "The run folder; by default a new one in ~/.inkstream/runs.")
    private @Nullable Path run;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description =
                    "Go on with the run in this folder, as if it had not been interrupted; --set"
                            + " may lengthen it.")
    private @Nullable Path resume;

    @Option(
            names = "--load",
            paramLabel = "MODEL",
            description =
                    "Start from these weights: a run, its best.net, a model.onnx, or a name under"
                            + " models/.")
    private @Nullable String load;

    @Option(
            names = "--charset",
            paramLabel = "fail|union|new",
            description =
                    "With --load, when the characters differ: fail, keep the old ones too (union),"
                            + " or only the recipe's (new); known characters keep their weights"
                            + " (${DEFAULT-VALUE}).")
    private CharsetChange charset = CharsetChange.FAIL;

    @Option(
            names = "--freeze",
            paramLabel = "N",
            description = "Keep the first N layers as they are; sets training.freeze.")
    private @Nullable Integer freeze;

    @Option(names = "--json", description = "Write events as JSON lines on stdout.")
    private boolean json;

    @Option(
            names = "--no-release",
            description =
                    "Write no model files and no report when training has ended; model export does"
                            + " it later.")
    private boolean unreleased;

    @Option(
            names = "--smoke",
            description =
                    "A run of seconds on drawn pictures in place of the recipe's data, to see that"
                            + " all works.")
    private boolean smoke;

    @Option(
            names = "--data_path",
            paramLabel = "DIR",
            description =
                    "Learn from this folder alone; without a RECIPE with the generic one of"
                            + " convolutions and LSTM.")
    private @Nullable Path dataPath;

    @Option(names = "--epochs", paramLabel = "N", description = "Sets training.epochs.")
    private @Nullable Integer epochs;

    @Option(names = "--batch_size", paramLabel = "N", description = "Sets training.batch.")
    private @Nullable Integer batchSize;

    @Option(
            names = "--peers",
            paramLabel = "HOST:PORT",
            split = ",",
            description =
                    "Processes of ./inkstream train peer that compute a part of every batch each.")
    private List<String> peers = List.of();

    @Option(
            names = "--describe",
            description =
                    "Only print the network of RECIPE, or of a preset's name given in its place.")
    private boolean describe;

    @Override
    public Integer call()
            throws IOException,
                    InterruptedException,
                    RecipeException,
                    TrainingException,
                    InferenceException,
                    InvalidModelException,
                    ReleaseRefusedException {
        if (recipeFile == null && resume == null && dataPath != null) {
            recipeFile = shippedRecipe();
        }
        if ((recipeFile == null) == (resume == null)) {
            throw wrongUse("give a RECIPE, or --resume with the folder of a run");
        }
        if (resume != null
                && (load != null || run != null || freeze != null || smoke || dataPath != null)) {
            throw wrongUse(
                    "--resume goes on with everything as it was: no --load, --run, --freeze,"
                            + " --smoke, --data_path");
        }
        if (describe && recipeFile != null) {
            System.out.print(NetworkDescription.of(recipeFile, overrides));
            return 0;
        }
        return resume != null ? resume(RunFolder.existing(resume)) : begin();
    }

    private int begin()
            throws IOException,
                    InterruptedException,
                    RecipeException,
                    TrainingException,
                    InferenceException,
                    InvalidModelException,
                    ReleaseRefusedException {
        Recipe recipe = recipe(Optional.ofNullable(recipeFile).orElseThrow());
        ComputeDevice device = prepare(recipe);
        Optional<StartingWeights> weights = Optional.empty();
        if (load != null) {
            weights = Optional.of(StartingWeights.find(load));
            if (recipe.task() == Task.LINE) {
                recipe = weights.get().alphabetFor(recipe, charset, this::say);
            }
        }
        recipe = DataAlphabet.resolved(recipe);
        Lesson lesson = Lesson.of(recipe, this::say);
        if (recipe.training().epochLines() == 0) {
            recipe = recipe.withEpochLines(Math.max(1, lesson.size()));
        }
        TrainedNetwork network = TrainedNetwork.fresh(recipe, lesson.outputs());
        if (weights.isPresent()) {
            weights.get().into(network, recipe, lesson);
        }
        RunFolder folder = RunFolder.create(run == null ? defaultFolder(recipe) : run);
        folder.write(recipe);
        lesson.lock().write(folder.path().resolve(DatasetLock.FILE));
        TrainingSession session = session(recipe, lesson, network, device, folder);
        release(session, session.begin());
        return 0;
    }

    private Recipe recipe(Path file) throws IOException, RecipeException {
        Map<String, String> replaced = new LinkedHashMap<>();
        if (dataPath != null) {
            replaced.putAll(DataPath.settings(dataPath, file.equals(shippedRecipe())));
        }
        if (epochs != null) {
            replaced.put("training.epochs", String.valueOf(epochs));
        }
        if (batchSize != null) {
            replaced.put("training.batch", String.valueOf(batchSize));
        }
        if (freeze != null) {
            replaced.put("training.freeze", String.valueOf(freeze));
        }
        replaced.putAll(overrides);
        Recipe recipe = RecipeFile.read(file, replaced);
        if (smoke) {
            Path drawn = Files.createTempDirectory("smoke");
            replaced.putAll(new SmokeData(recipe, drawn).write());
            recipe = RecipeFile.read(file, replaced);
        }
        return recipe;
    }

    /** What is followed where only data is given. */
    private static Path shippedRecipe() {
        return Path.of(
                System.getProperty("inkstream.root", "."), "trainer", "recipes", "cnn-lstm.yaml");
    }

    private int resume(RunFolder folder)
            throws IOException,
                    InterruptedException,
                    RecipeException,
                    TrainingException,
                    InferenceException,
                    InvalidModelException,
                    ReleaseRefusedException {
        Recipe recipe = RecipeFile.read(folder.recipe(), overrides);
        ComputeDevice device = prepare(recipe);
        Lesson lesson = Lesson.of(recipe, this::say);
        TrainedNetwork network = TrainedNetwork.fresh(recipe, lesson.outputs());
        folder.write(recipe);
        TrainingSession session = session(recipe, lesson, network, device, folder);
        release(session, session.resume());
        return 0;
    }

    private TrainingSession session(
            Recipe recipe,
            Lesson lesson,
            TrainedNetwork network,
            ComputeDevice device,
            RunFolder folder)
            throws TrainingException {
        List<PeerLink> links = new ArrayList<>();
        for (String peer : peers) {
            links.add(PeerLink.connect(peer));
        }
        return new TrainingSession(recipe, lesson, network, device, folder, json, _ -> {}, links);
    }

    /** A run that was stopped is not at its end, so there is nothing to release yet. */
    private void release(TrainingSession session, Reason reason)
            throws IOException,
                    InterruptedException,
                    TrainingException,
                    InferenceException,
                    InvalidModelException,
                    ReleaseRefusedException {
        if (reason != Reason.STOPPED && !unreleased) {
            new RunRelease(session.folder().path(), session.recipe(), session.lesson(), this::say)
                    .write();
        }
    }

    private static ComputeDevice prepare(Recipe recipe) throws TrainingException {
        Libtorch.prepare(recipe.seed());
        return ComputeDevice.of(recipe.device());
    }

    private ParameterException wrongUse(String message) {
        return new ParameterException(
                Optional.ofNullable(spec).orElseThrow().commandLine(), message);
    }

    private static Path defaultFolder(Recipe recipe) {
        return Path.of(
                System.getProperty("user.home"),
                ".inkstream",
                "runs",
                recipe.name() + "-" + STAMP.format(LocalDateTime.now(ZoneId.systemDefault())));
    }

    private void say(String line) {
        System.err.println(line);
    }
}
