package io.inkstream.trainer;

import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.prefix.PrefixForm;
import io.inkstream.trainer.prefix.PrefixModel;
import io.inkstream.trainer.prefix.PrefixSettings;
import io.inkstream.trainer.prefix.PrefixTraining;
import io.inkstream.trainer.prefix.PrefixWords;
import io.inkstream.trainer.prefix.ResNet;
import io.inkstream.trainer.prefix.Safetensors;
import io.inkstream.trainer.prefix.Vocabulary;
import io.inkstream.trainer.training.Libtorch;
import io.inkstream.trainer.training.TrainingListener;
import io.inkstream.trainer.training.journal.Curves;
import io.inkstream.trainer.training.journal.MetricsFiles;
import io.inkstream.trainer.training.journal.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code train prefix DATA}: the next character from a picture and the text so far. */
@Command(
        name = "prefix",
        description =
                "Train a network that says what comes next in a line, from its picture and the text"
                        + " so far.",
        mixinStandardHelpOptions = true)
final class TrainPrefixCommand implements Callable<Integer> {

    private static final String MODEL = "model" + PrefixModel.ENDING;

    @Parameters(paramLabel = "DATA", description = "A folder of words or lines in any format.")
    private Path data = Path.of(".");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "RUN",
            required = true,
            description = "The run folder: model.prefix, metrics and curves.")
    private Path output = Path.of("run");

    @Option(
            names = "--network",
            paramLabel = "SIZE",
            description = "resnet50, or resnet_tiny to try things (${DEFAULT-VALUE}).")
    private ResNet.Size size = ResNet.Size.RESNET50;

    @Option(
            names = "--backbone",
            paramLabel = "FILE",
            description = "Weights of the ResNet from a safetensors file; random without.")
    private @Nullable Path backbone;

    @Option(names = "--epochs", description = "At most so many (${DEFAULT-VALUE}).")
    private int epochs = 50;

    @Option(names = "--batch_size", description = "Beginnings of texts in an update.")
    private int batch = 32;

    @Option(
            names = "--patience",
            description = "Epochs without a smaller loss after which it ends (${DEFAULT-VALUE}).")
    private int patience = 5;

    @Option(names = "--learning-rate", description = "Of Adam (${DEFAULT-VALUE}).")
    private double learningRate = 0.001;

    @Option(
            names = "--unfreeze-after",
            paramLabel = "N",
            description = "Updates after which the ResNet learns too; 0 never (${DEFAULT-VALUE}).")
    private int unfreezeAfter;

    @Option(
            names = "--held-out",
            paramLabel = "SHARE",
            description = "Of the writers that are only measured with (${DEFAULT-VALUE}).")
    private double share = 0.2;

    @Option(
            names = "--pictures",
            paramLabel = "N",
            description = "At most so many are read (${DEFAULT-VALUE}).")
    private int most = 2000;

    @Option(names = "--seed", description = "Of weights, split and order (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        if (Files.exists(output.resolve(MODEL))) {
            throw new IOException(output + " holds a run already: take another folder");
        }
        PrefixSettings settings =
                new PrefixSettings(epochs, batch, patience, learningRate, unfreezeAfter, seed);
        PrefixForm form = PrefixForm.of(size);
        PrefixWords words = PrefixWords.read(data, form, seed, share, most);
        System.err.printf(
                "%d words to learn from, %d to measure with, %d left out%n",
                words.learnt().size(), words.measured().size(), words.skipped().size());
        words.skipped().forEach(skipped -> System.err.println("  left out: " + skipped));
        Libtorch.prepare(seed);
        Vocabulary vocabulary = Vocabulary.of(words.learnt().stream().map(TextLine::text).toList());
        PrefixModel model = PrefixModel.fresh(form, vocabulary);
        if (backbone != null) {
            Safetensors.load(backbone, model.network().backbone());
        }
        Files.createDirectories(output);
        List<TrainingListener> listeners =
                List.of(
                        new MetricsFiles(output),
                        new Curves(output),
                        new Progress(System.err, false));
        new PrefixTraining(
                        model,
                        settings,
                        output.resolve(MODEL),
                        event -> {
                            for (TrainingListener listener : listeners) {
                                listener.on(event);
                            }
                        })
                .run(words);
        System.err.println("model " + output.resolve(MODEL));
        return 0;
    }
}
