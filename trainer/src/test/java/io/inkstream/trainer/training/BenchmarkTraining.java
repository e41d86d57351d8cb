package io.inkstream.trainer.training;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.trainer.dataset.BatchStream;
import io.inkstream.trainer.dataset.LineSource;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.network.Preset;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeFile;
import io.inkstream.trainer.training.TrainingEvent.Stepped;
import io.inkstream.trainer.training.journal.PeakMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Lines a second, memory and its growth when the default network trains on lines of 48 x 600,
 * batches of 8, with the whole trainer around it. Arguments: workers (2), updates (1200), precision
 * (auto). docs/performance.md says how it is started.
 */
public final class BenchmarkTraining {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 48;
    private static final int BATCH = 8;
    private static final int REPORT_STEPS = 100;
    private static final Path STATUS = Path.of("/proc/self/status");

    private BenchmarkTraining() {}

    public static void main(String[] arguments) throws Exception {
        String workers = arguments.length > 0 ? arguments[0] : "2";
        String steps = arguments.length > 1 ? arguments[1] : "1200";
        String precision = arguments.length > 2 ? arguments[2] : "auto";
        String layers = arguments.length > 3 ? arguments[3] : Preset.CRNN_SMALL.spec().tokens();
        Path folder = Files.createTempDirectory("benchmark");
        Recipe recipe =
                RecipeFile.read(
                        recipeFile(folder, layers),
                        Map.of(
                                "training.threads", workers,
                                "training.steps", steps,
                                "training.precision", precision));
        Libtorch.prepare(recipe.seed());
        CharacterClasses classes = new CharacterClasses(new Alphabet(recipe.characters()));
        TrainedNetwork network = TrainedNetwork.fresh(recipe, classes.charset());
        Trainer trainer =
                new Trainer(
                        recipe,
                        network,
                        new LineObjective(classes, network.network().spec()),
                        ComputeDevice.CPU,
                        new Validation(Map.of()),
                        RunFolder.create(folder.resolve("run")),
                        new Report());
        try (BatchStream batches =
                new BatchStream(
                        new Noise(recipe.characters()),
                        new BatchStream.Form(1, recipe.training().batchPixels(), 40, 40),
                        trainer.position())) {
            trainer.run(batches);
        }
        System.out.printf("peak resident memory %d MiB%n", PeakMemory.mebibytes());
        System.exit(0);
    }

    private static Path recipeFile(Path folder, String layers) throws IOException {
        StringBuilder alphabet = new StringBuilder();
        for (char c = ' '; c <= '~'; c++) {
            alphabet.append(c == '\'' ? "''" : c);
        }
        return Files.writeString(
                folder.resolve("benchmark.yaml"),
                """
                name: benchmark
                alphabet: ['%s']
                network:
                  height: 48
                  layers: %s
                training:
                  steps: 1
                  epochLines: 1000000
                  batchPixels: %d
                  shortUntilLoss: 0
                """
                        .formatted(alphabet, layers, WIDTH * HEIGHT * BATCH));
    }

    /** Prints the pace and the memory of every hundred updates. */
    private static final class Report implements TrainingListener {

        private double seconds;
        private long lines;
        private final List<Double> paces = new ArrayList<>();

        @Override
        public void on(TrainingEvent event) throws IOException {
            if (event instanceof TrainingEvent.Started started) {
                System.out.println(started);
            }
            if (event instanceof Stepped step && step.step() % REPORT_STEPS == 0) {
                double pace = (step.lines() - lines) / (step.seconds() - seconds);
                paces.add(pace);
                System.out.printf(
                        "step %5d  %4.0f lines/s  best %4.0f  resident %s%n",
                        step.step(),
                        pace,
                        paces.stream().mapToDouble(Double::doubleValue).max().orElse(0),
                        resident());
                seconds = step.seconds();
                lines = step.lines();
            }
        }

        private static String resident() throws IOException {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .findFirst()
                    .orElse("");
        }
    }

    /** Grey noise with random texts: what is in a picture does not change the pace. */
    private record Noise(String characters) implements LineSource {

        @Override
        public TextLine next(Random random, int shortest, int longest) {
            byte[] pixels = new byte[WIDTH * HEIGHT];
            random.nextBytes(pixels);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < shortest; i++) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }
            return new TextLine(text.toString(), pixels, WIDTH, HEIGHT, "noise");
        }
    }
}
