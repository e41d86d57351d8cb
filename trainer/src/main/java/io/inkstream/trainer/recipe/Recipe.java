package io.inkstream.trainer.recipe;

import io.inkstream.recognition.synthesis.FontStyle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that decides a training run. Paths are relative to the folder the command is started
 * in.
 *
 * @param name name of the model
 * @param version version of the model
 * @param licence SPDX expression of the weights
 * @param seed all random streams derive from it
 * @param data folder of the real data sets and corpora
 * @param alphabet characters the model can write, in groups for reading
 * @param network the network
 * @param text where line texts come from
 * @param fonts which typefaces are drawn
 * @param lines real lines mixed in
 * @param augmentation how lines are changed each time they are drawn
 * @param training the training loop
 * @param validation what is measured on the way
 */
public record Recipe(
        String name,
        String version,
        String licence,
        long seed,
        String data,
        List<String> alphabet,
        Network network,
        Text text,
        Fonts fonts,
        Lines lines,
        Augmentations augmentation,
        Training training,
        Validation validation) {

    public Recipe {
        alphabet = List.copyOf(alphabet);
        require(!alphabet.isEmpty(), "alphabet must name characters");
        require(
                name.matches("[a-z0-9][a-z0-9-]*"),
                "name must be a lower-case word, was '" + name + "'");
    }

    /** The data folder, relative to where the command was started. */
    public Path dataFolder() {
        return Path.of(data);
    }

    /** All characters of the alphabet in the order of their classes. */
    public String characters() {
        return String.join("", alphabet);
    }

    /**
     * @param height rows of a line
     * @param layers tokens, see NetworkSpec
     */
    public record Network(int height, String layers) {}

    /**
     * @param corpora files or folders of plain text under the data folder
     * @param heldOut file names left for measuring
     */
    public record Text(List<String> corpora, List<String> heldOut) {

        public Text {
            corpora = List.copyOf(corpora);
            heldOut = List.copyOf(heldOut);
        }
    }

    /**
     * @param folders where fonts are looked for
     * @param shares how often each style is drawn
     * @param families the curated families by style
     * @param heldOut families that are only measured with
     * @param withoutWords faces with one of these words in their name are left out
     * @param needed faces that do not draw all of these characters are left out
     */
    public record Fonts(
            List<String> folders,
            Map<FontStyle, Double> shares,
            Map<FontStyle, List<String>> families,
            List<String> heldOut,
            List<String> withoutWords,
            String needed) {

        public Fonts {
            folders = List.copyOf(folders);
            shares = Map.copyOf(shares);
            families = Map.copyOf(families);
            heldOut = List.copyOf(heldOut);
            withoutWords = List.copyOf(withoutWords);
            Set<String> listed =
                    families.values().stream().flatMap(List::stream).collect(Collectors.toSet());
            List<String> unlisted = new ArrayList<>(heldOut);
            unlisted.removeAll(listed);
            require(
                    unlisted.isEmpty(),
                    "fonts.heldOut names families that fonts.families does not list: " + unlisted);
        }

        /** Every listed family with its style. */
        public Map<String, FontStyle> styles() {
            Map<String, FontStyle> styles = new TreeMap<>();
            families.forEach((style, names) -> names.forEach(name -> styles.put(name, style)));
            return styles;
        }
    }

    /**
     * @param minutes time after which training ends; 0 for no such limit
     * @param steps updates after which training ends; 0 for no such limit
     * @param threads workers, each on one thread; with more than one, runs do not repeat exactly
     * @param precision number format of the forward pass
     * @param learningRate peak
     * @param weightDecay of AdamW
     * @param warmUp updates until the peak
     * @param clip greatest gradient norm
     * @param average decay of the weight average that is exported; 0 exports the weights themselves
     * @param batchPixels pixels of a batch, so long lines come in fewer
     * @param shortUntilLoss lines of 2 to 8 characters until the mean loss is below this; 0 starts
     *     with full lines
     * @param shortest characters of the shortest full line
     * @param longest characters of the longest full line
     */
    public record Training(
            double minutes,
            long steps,
            int threads,
            Precision precision,
            double learningRate,
            double weightDecay,
            int warmUp,
            double clip,
            double average,
            int batchPixels,
            double shortUntilLoss,
            int shortest,
            int longest) {

        public Training {
            require(minutes > 0 || steps > 0, "training needs minutes or steps");
            require(learningRate > 0, "training.learningRate must be > 0, was " + learningRate);
            require(
                    average >= 0 && average < 1,
                    "training.average must be in [0, 1), was " + average);
            require(
                    0 < shortest && shortest <= longest,
                    "training.shortest must be in [1, longest], was " + shortest);
        }
    }

    /**
     * @param lines rendered lines per measured set
     * @param everySteps updates between two measurements
     */
    public record Validation(int lines, int everySteps) {}

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
