package io.inkstream.trainer;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.network.NetworkTable;
import io.inkstream.trainer.network.Preset;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import io.inkstream.trainer.training.CharacterClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code train --describe}: the network of a recipe or of a preset, layer by layer. */
final class NetworkDescription {

    private static final int LINE_WIDTH = 600;

    /** Where no alphabet says how many there are. */
    private static final int CLASSES = 100;

    private NetworkDescription() {}

    /**
     * The table.
     *
     * @param name a recipe file, or a preset's name
     */
    static String of(Path name, Map<String, String> overrides) throws IOException, RecipeException {
        if (Files.exists(name)) {
            Recipe recipe = RecipeFile.read(name, overrides);
            NetworkSpec spec =
                    NetworkSpec.parse(recipe.network().layers(), recipe.network().height());
            int classes =
                    recipe.alphabet().isEmpty()
                            ? CLASSES
                            : new CharacterClasses(new Alphabet(recipe.characters())).count();
            return NetworkTable.of(spec, classes, LINE_WIDTH);
        }
        try {
            return NetworkTable.of(Preset.named(name.toString()).spec(), CLASSES, LINE_WIDTH);
        } catch (IllegalArgumentException e) {
            throw new RecipeException(
                    "there is no recipe %s, and %s".formatted(name, e.getMessage()), e);
        }
    }
}
