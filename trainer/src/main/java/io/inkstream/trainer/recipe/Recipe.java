package io.inkstream.trainer.recipe;

import io.inkstream.recognition.synthesis.FontStyle;
import io.inkstream.trainer.network.NetworkSpec;
import io.inkstream.trainer.network.Preset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that decides a training run. Paths are relative to the folder the command is started
 * in. Each key is described by its {@link Setting}.
 */
public record Recipe(
        @Setting("Name of the model, lower-case letters, digits and dashes.") String name,
        @Setting(value = "Version of the model.", standard = "0.1.0") String version,
        @Setting(value = "SPDX expression of the weights.", standard = "Apache-2.0") String licence,
        @Setting(value = "All random streams derive from it.", standard = "1") long seed,
        @Setting(value = "What the network learns to say.", standard = "line") Task task,
        @Setting(value = "Where the network computes.", standard = "auto") Device device,
        @Setting(value = "Folder of the data sets and corpora.", standard = ".") String data,
        @Setting(
                        value =
                                "Characters the model can write, in groups for reading; empty for"
                                        + " those of the data.",
                        standard = "[]")
                List<String> alphabet,
        Network network,
        Text text,
        Fonts fonts,
        Lines lines,
        Glyphs glyphs,
        PageSettings pages,
        Augmentations augmentation,
        Training training,
        OptimiserSettings optimiser,
        ScheduleSettings schedule,
        StoppingSettings stopping,
        ReplaySettings replay,
        Validation validation,
        CardSettings card) {

    public Recipe {
        alphabet = List.copyOf(alphabet);
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

    /** The same recipe for these characters. */
    public Recipe withAlphabet(List<String> characters) {
        return with(characters, training);
    }

    /** The same recipe with epochs of so many lines. */
    public Recipe withEpochLines(long lines) {
        return with(alphabet, training.withEpochLines(lines));
    }

    private Recipe with(List<String> characters, Training newTraining) {
        return new Recipe(
                name,
                version,
                licence,
                seed,
                task,
                device,
                data,
                characters,
                network,
                text,
                fonts,
                lines,
                glyphs,
                pages,
                augmentation,
                newTraining,
                optimiser,
                schedule,
                stopping,
                replay,
                validation,
                card);
    }

    /** The network: a preset's name or its own tokens; afterwards it always has tokens. */
    public record Network(
            @Setting(
                            value =
                                    "Name of a network in network-spec.md, instead of layers;"
                                            + " without both it is crnn-small.",
                            standard = "\"\"")
                    String preset,
            @Setting(
                            value =
                                    "Rows of a line, of task segment the longer side of a page; 0"
                                            + " for those of the preset.",
                            standard = "0",
                            range = "[0, 4096]")
                    int height,
            @Setting(value = "Tokens of the network, see network-spec.md.", standard = "\"\"")
                    String layers) {

        public Network {
            NetworkSpec spec = Preset.chosen(preset, layers, height);
            preset = "";
            height = spec.height();
            layers = spec.tokens();
        }
    }

    /** Where the texts of drawn lines come from. */
    public record Text(
            @Setting(
                            value = "Files or folders of plain text under the data folder.",
                            standard = "[]")
                    List<String> corpora,
            @Setting(value = "File names left for measuring.", standard = "[]")
                    List<String> heldOut,
            SyllableSettings syllables) {

        public Text {
            corpora = List.copyOf(corpora);
            heldOut = List.copyOf(heldOut);
        }
    }

    /** Which typefaces are drawn. */
    public record Fonts(
            @Setting(value = "Where fonts are looked for.", standard = "[/usr/share/fonts]")
                    List<String> folders,
            @Setting(
                            value = "How often each style is drawn.",
                            standard = "{serif: 0.4, sans: 0.3, mono: 0.2, script: 0.1}")
                    Map<FontStyle, Double> shares,
            @Setting(
                            value = "The families by style; without any, no lines are drawn.",
                            standard = "{}")
                    Map<FontStyle, List<String>> families,
            @Setting(value = "Families that are only measured with.", standard = "[]")
                    List<String> heldOut,
            @Setting(
                            value = "Faces with one of these words in their name are left out.",
                            standard = "[]")
                    List<String> withoutWords,
            @Setting(
                            value = "Faces that do not draw all of these characters are left out.",
                            standard = "''")
                    String needed,
            @Setting(
                            value =
                                    "For classes: pictures drawn of each character of the alphabet"
                                            + " in each face.",
                            standard = "0",
                            range = "[0, 10000]")
                    int pictures) {

        public Fonts {
            folders = List.copyOf(folders);
            shares = Collections.unmodifiableMap(new TreeMap<>(shares));
            families = Collections.unmodifiableMap(new TreeMap<>(families));
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

    /** The training loop. */
    public record Training(
            @Setting(
                            value = "Time after which training ends; 0 for no such limit.",
                            standard = "0",
                            range = "[0, inf)")
                    double minutes,
            @Setting(
                            value = "Updates after which training ends; 0 for no such limit.",
                            standard = "0",
                            range = "[0, inf)")
                    long steps,
            @Setting(
                            value = "Epochs after which training ends; 0 for no such limit.",
                            standard = "0",
                            range = "[0, inf)")
                    int epochs,
            @Setting(
                            value =
                                    "Lines of an epoch, after which the network is measured and"
                                            + " kept; 0 for as many as there are real ones to learn"
                                            + " from.",
                            standard = "10000",
                            range = "[0, inf)")
                    long epochLines,
            @Setting(
                            value = "How many of the network's first layers stay as they are.",
                            standard = "0",
                            range = "[0, 100]")
                    int freeze,
            @Setting(
                            value =
                                    "Workers, each on one thread; with more than one, runs do not"
                                            + " repeat exactly.",
                            standard = "1",
                            range = "[1, 256]")
                    int threads,
            @Setting(value = "Number format of the forward pass.", standard = "auto")
                    Precision precision,
            @Setting(
                            value = "Greatest norm of a gradient; 0 for no limit.",
                            standard = "5",
                            range = "[0, inf)")
                    double clip,
            @Setting(
                            value =
                                    "Decay of the weight average that is kept; 0 keeps the weights"
                                            + " themselves.",
                            standard = "0.999",
                            range = "[0, 1)")
                    double average,
            @Setting(
                            value = "Pixels of a batch, so that long lines come in fewer.",
                            standard = "262144",
                            range = "[1024, inf)")
                    int batchPixels,
            @Setting(
                            value =
                                    "Most pictures in a batch; 0 for no other limit than its"
                                            + " pixels.",
                            standard = "0",
                            range = "[0, 4096]")
                    int batch,
            @Setting(
                            value =
                                    "Lines of 2 to 8 characters until the mean loss is below this;"
                                            + " 0 starts with full lines.",
                            standard = "0.8",
                            range = "[0, inf)")
                    double shortUntilLoss,
            @Setting(
                            value = "Characters of the shortest full line.",
                            standard = "12",
                            range = "[1, inf)")
                    int shortest,
            @Setting(
                            value = "Characters of the longest full line.",
                            standard = "75",
                            range = "[1, inf)")
                    int longest) {

        public Training {
            require(
                    minutes > 0 || steps > 0 || epochs > 0,
                    "training needs one of training.minutes, training.steps, training.epochs");
            require(
                    shortest <= longest,
                    "training.shortest must be at most training.longest (%d), was %d"
                            .formatted(longest, shortest));
        }

        private Training withEpochLines(long lines) {
            return new Training(
                    minutes,
                    steps,
                    epochs,
                    lines,
                    freeze,
                    threads,
                    precision,
                    clip,
                    average,
                    batchPixels,
                    batch,
                    shortUntilLoss,
                    shortest,
                    longest);
        }
    }

    /** What is measured on the way. */
    public record Validation(
            @Setting(
                            value = "Drawn lines per measured set.",
                            standard = "128",
                            range = "[1, 100000]")
                    int lines) {}

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
