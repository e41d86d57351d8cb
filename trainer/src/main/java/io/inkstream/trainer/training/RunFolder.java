package io.inkstream.trainer.training;

import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of one run: {@code recipe.yaml}, the weights that read best in {@code best.net}, the
 * newest state in {@code checkpoints}, and what the listeners write.
 */
public record RunFolder(Path path) {

    public static final String BEST = "best.net";
    private static final String RECIPE = "recipe.yaml";

    /** Makes a folder for a new run; one that holds a run already is refused. */
    public static RunFolder create(Path path) throws IOException, TrainingException {
        if (Files.exists(path.resolve(RECIPE))) {
            throw new TrainingException(
                    "%s holds a run already: go on with --resume %s, or take another folder"
                            .formatted(path, path));
        }
        Files.createDirectories(path);
        return new RunFolder(path);
    }

    /** The folder of a run to go on with. */
    public static RunFolder existing(Path path) throws TrainingException {
        if (!Files.isRegularFile(path.resolve(RECIPE))) {
            throw new TrainingException(
                    "%s is no run: it has no recipe.yaml; give the folder that train made"
                            .formatted(path));
        }
        return new RunFolder(path);
    }

    public Path recipe() {
        return path.resolve(RECIPE);
    }

    /** Stores the resolved recipe. */
    public void write(Recipe recipe) throws IOException {
        Files.writeString(recipe(), RecipeFile.write(recipe));
    }

    Checkpoints checkpoints() {
        return new Checkpoints(path);
    }

    void saveBest(Network network, List<String> outputs) throws IOException {
        NetworkFile.save(network, outputs, path.resolve(BEST));
    }
}
