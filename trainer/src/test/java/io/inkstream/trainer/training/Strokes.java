package io.inkstream.trainer.training;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.trainer.dataset.BatchStream;
import io.inkstream.trainer.dataset.LineSource;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A script of strokes that needs no fonts: every letter of {@code abcd} is a dark bar at its
 * height.
 */
final class Strokes implements LineSource {

    static final CharacterClasses CLASSES = new CharacterClasses(new Alphabet("abcd"));
    private static final int HEIGHT = 16;
    private static final int PITCH = 8;

    @Override
    public TextLine next(Random random, int shortest, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = shortest + random.nextInt(longest - shortest + 1); i > 0; i--) {
            text.append((char) ('a' + random.nextInt(4)));
        }
        return line(text.toString(), random);
    }

    static TextLine line(String text, Random random) {
        int width = text.length() * PITCH;
        byte[] pixels = new byte[width * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            int letter = text.charAt(i % width / PITCH) - 'a';
            boolean ink = i / width / 4 == letter && i % PITCH > 2;
            pixels[i] = (byte) ((ink ? 40 : 235) + random.nextInt(20));
        }
        return new TextLine(text, pixels, width, HEIGHT, "strokes");
    }

    static List<TextLine> lines(int count, long seed) {
        Random random = new Random(seed);
        List<TextLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(new Strokes().next(random, 2, 6));
        }
        return lines;
    }

    /** A recipe for this script, with values replaced. */
    static Recipe recipe(Path folder, Map<String, String> values)
            throws IOException, RecipeException {
        Path file =
                Files.writeString(
                        folder.resolve("strokes.yaml"),
                        """
                        name: strokes
                        alphabet: [abcd]
                        network: {height: 16, layers: "c3x3,6,s2x2 P0.2 c3x3,8,s2x2 H L8"}
                        training:
                          steps: 40
                          epochLines: 100
                          precision: fp32
                          average: 0.9
                          batchPixels: 4096
                          shortUntilLoss: 0
                          shortest: 2
                          longest: 6
                        schedule: {warmUp: 5}
                        """);
        return RecipeFile.read(file, values);
    }

    static BatchStream stream(Recipe recipe, BatchStream.Position position) {
        return new BatchStream(
                new Strokes(),
                new BatchStream.Form(
                        recipe.seed(),
                        recipe.training().batchPixels(),
                        recipe.training().shortest(),
                        recipe.training().longest()),
                position);
    }

    /** A trainer of this script as the command makes it. */
    static Trainer trainer(Recipe recipe, RunFolder folder, TrainingListener listener) {
        Libtorch.prepare(recipe.seed());
        TrainedNetwork network = TrainedNetwork.fresh(recipe, CLASSES.charset());
        network.network().freeze(recipe.training().freeze());
        return trainer(recipe, network, folder, listener);
    }

    static Trainer trainer(
            Recipe recipe, TrainedNetwork network, RunFolder folder, TrainingListener listener) {
        return new Trainer(
                recipe,
                network,
                new LineObjective(CLASSES, network.network().spec()),
                ComputeDevice.CPU,
                new Validation(Map.of("strokes", lines(12, 99))),
                folder,
                listener);
    }

    static void run(Trainer trainer, Recipe recipe)
            throws IOException, InterruptedException, TrainingException {
        try (BatchStream batches = stream(recipe, trainer.position())) {
            trainer.run(batches);
        }
    }
}
