package io.inkstream.trainer.dataset;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.trainer.dataset.reading.DataFolder;
import io.inkstream.trainer.dataset.reading.Sample;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** The characters of a recipe's own texts, for recipes of lines that name none. */
public final class DataAlphabet {

    private static final int PASSAGES = 200;
    private static final int WORDS = 40;

    private final TreeSet<Integer> characters = new TreeSet<>();
    private final Recipe recipe;

    private DataAlphabet(Recipe recipe) {
        this.recipe = recipe;
    }

    /**
     * The recipe with its alphabet; unchanged if it names one or needs none.
     *
     * @throws IOException if it has no texts either
     */
    public static Recipe resolved(Recipe recipe) throws IOException {
        return recipe.task() == Task.LINE && recipe.alphabet().isEmpty()
                ? recipe.withAlphabet(List.of(new DataAlphabet(recipe).found()))
                : recipe;
    }

    private String found() throws IOException {
        addRealLines();
        for (String text :
                Corpora.paragraphs(recipe.dataFolder(), recipe.text().corpora(), _ -> true)) {
            add(Normalizer.normalize(text, Normalizer.Form.NFC));
        }
        recipe.text()
                .syllables()
                .syllables()
                .ifPresent(syllables ->
                        syllables
                                .passages(new Random(recipe.seed()), PASSAGES, WORDS)
                                .forEach(this::add));
        if (characters.isEmpty()) {
            throw new IOException(
                    "the recipe has no 'alphabet', and no texts that could give one: name"
                            + " characters, text.corpora, or lines.sets with a lines.share above 0");
        }
        StringBuilder all = new StringBuilder();
        characters.forEach(all::appendCodePoint);
        return all.toString();
    }

    private void addRealLines() throws IOException {
        if (recipe.lines().share() == 0) {
            return;
        }
        LabelCleaner cleaner = new LabelCleaner(recipe.lines().labels(), new Alphabet(""));
        for (String set : recipe.lines().sets()) {
            Path folder = recipe.dataFolder().resolve(set);
            for (Sample sample : DataFolder.open(folder).samples()) {
                if (!cleaner.isDropped(sample.text())) {
                    add(cleaner.text(sample.text()));
                }
            }
        }
    }

    private void add(String text) {
        text.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .filter(c -> !Character.isISOControl(c))
                .forEach(characters::add);
    }
}
