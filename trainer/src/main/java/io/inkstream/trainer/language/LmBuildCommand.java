package io.inkstream.trainer.language;

import io.inkstream.contracts.PinnedModel;
import io.inkstream.recognition.language.InvalidLanguageException;
import io.inkstream.recognition.language.LanguageFile;
import io.inkstream.recognition.language.LanguageInfo;
import io.inkstream.recognition.language.LanguageModel;
import io.inkstream.recognition.language.LanguageModelBuilder;
import io.inkstream.recognition.language.WordList;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.recipe.RecipeFile;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lm build TEXT… -o FILE}: counts texts into a language model or a word list. */
@Command(
        name = "build",
        description = "Count texts into a character n-gram model, or into a word list.",
        mixinStandardHelpOptions = true)
final class LmBuildCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TEXT",
            arity = "1..*",
            description = "UTF-8 text files, and folders whose .txt files are read.")
    private List<Path> texts = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write, such as models/latin-text/model.lm.")
    private Path output = Path.of("model.lm");

    @Option(
            names = "--order",
            paramLabel = "N",
            description = "Longest n-gram in characters (${DEFAULT-VALUE}).")
    private int order = 6;

    @Option(
            names = "--min-count",
            paramLabel = "N",
            description =
                    "Leave out n-grams of three and more characters, or words, that occur less"
                            + " often (${DEFAULT-VALUE}).")
    private int minCount = 3;

    @Option(
            names = "--rarest",
            paramLabel = "N",
            description = "Characters that occur less often are unknown (${DEFAULT-VALUE}).")
    private int rarest = 3;

    @Option(
            names = "--words",
            description = "Write a word list for --lexicon instead of a language model.")
    private boolean words;

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description = "Also what the real lines say that this recipe learns from.")
    private @Nullable Path recipe;

    @Option(
            names = "--times",
            paramLabel = "N",
            description = "How often the lines of --recipe count (${DEFAULT-VALUE}).")
    private int times = 1;

    @Option(names = "--name", paramLabel = "NAME", description = "Its name (the file's folder).")
    private String name = "";

    @Option(names = "--version", paramLabel = "V", description = "Its version (${DEFAULT-VALUE}).")
    private String version = "1.0.0";

    @Option(names = "--licence", paramLabel = "ID", description = "Licence of the texts.")
    private String licence = "";

    @Override
    public Integer call() throws IOException, InvalidLanguageException, RecipeException {
        List<String> read = read();
        if (recipe != null) {
            Ingredients ingredients = new Ingredients(RecipeFile.read(recipe, Map.of()));
            String lines = String.join("\n", ingredients.realTexts());
            read.addAll(Collections.nCopies(times, lines));
        }
        Path folder =
                Optional.ofNullable(output.toAbsolutePath().getParent())
                        .orElseThrow(() ->
                                new ParameterException(
                                        spec.commandLine(), output + " is no file to write"));
        Files.createDirectories(folder);
        if (words) {
            WordList list = WordList.count(read, minCount);
            Files.write(output, list.bytes());
            System.out.printf("%s: %d words%n", output, list.words().size());
        } else {
            byte[] model = build(read, info(folder));
            Files.write(output, model);
        }
        return 0;
    }

    private byte[] build(List<String> read, LanguageInfo info) throws InvalidLanguageException {
        LanguageModelBuilder builder = new LanguageModelBuilder(rarest);
        read.forEach(builder::add);
        LanguageModel model =
                builder.build(
                        new LanguageInfo(
                                info.name(),
                                info.version(),
                                info.order(),
                                info.minCount(),
                                builder.textDigest(),
                                info.licence()));
        byte[] bytes = LanguageFile.write(model);
        System.out.printf(
                Locale.ROOT,
                "%s: %s@%s, order %d, %d characters, %d n-grams, %.1f MB%n",
                output,
                info.name(),
                info.version(),
                info.order(),
                model.characters(),
                model.size(),
                bytes.length / 1e6);
        return bytes;
    }

    private LanguageInfo info(Path folder) {
        String named = name.isEmpty() ? String.valueOf(folder.getFileName()) : name;
        try {
            var _ = new PinnedModel(named, version, "");
            return new LanguageInfo(named, version, order, minCount, "", licence);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), e.getMessage() + " (see --name, --version, --order)", e);
        }
    }

    private List<String> read() throws IOException {
        List<String> read = new ArrayList<>();
        for (Path file : files()) {
            try {
                read.add(Files.readString(file));
            } catch (MalformedInputException e) {
                throw new ParameterException(
                        spec.commandLine(), file + " is not UTF-8; convert it with iconv", e);
            }
        }
        return read;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path text : texts) {
            if (Files.isDirectory(text)) {
                try (Stream<Path> found = Files.walk(text)) {
                    found.filter(file -> file.toString().endsWith(".txt"))
                            .sorted()
                            .forEach(files::add);
                }
            } else if (Files.isRegularFile(text)) {
                files.add(text);
            } else {
                throw new ParameterException(spec.commandLine(), "no such text: " + text);
            }
        }
        if (files.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no .txt files in " + texts + "; name files or folders");
        }
        return files;
    }
}
