package io.inkstream.trainer.training;

import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontLibrary;
import io.inkstream.recognition.synthesis.LineRenderer;
import io.inkstream.recognition.synthesis.TextSource;
import io.inkstream.trainer.dataset.Corpora;
import io.inkstream.trainer.dataset.LineSet;
import io.inkstream.trainer.dataset.LineSource;
import io.inkstream.trainer.dataset.MixedLines;
import io.inkstream.trainer.dataset.RenderedLines;
import io.inkstream.trainer.dataset.RenderedLines.Wear;
import io.inkstream.trainer.dataset.ScannedLine;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.recipe.Recipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What a recipe asks for, found on this machine: fonts, texts, real lines, split into training and
 * measuring.
 */
public final class Ingredients {

    private static final Wear CLEAN = new Wear(0, 0.15);
    private static final Wear ROUGH = new Wear(0.8, 1);
    private static final int MADE_UP_PASSAGES = 4000;
    private static final int MADE_UP_WORDS = 40;
    private static final Wear ANY = new Wear(0, 1);

    private final Recipe recipe;
    private final Alphabet alphabet;
    private final FontLibrary fonts;
    private final Map<String, List<ScannedLine>> sets = new TreeMap<>();

    public Ingredients(Recipe recipe) throws IOException {
        this.recipe = recipe;
        this.alphabet = new Alphabet(recipe.characters());
        this.fonts = fonts(recipe.fonts());
        if (recipe.lines().share() > 0) {
            for (String set : recipe.lines().sets()) {
                sets.put(set, LineSet.read(recipe.dataFolder().resolve(set)));
            }
        }
    }

    /** The faces of a recipe's families, without those it excludes by word. */
    public static FontLibrary fonts(Recipe.Fonts settings) throws IOException {
        return FontLibrary.scan(
                        settings.folders().stream().map(Path::of).toList(), settings.styles())
                .where(face ->
                        settings.withoutWords().stream().noneMatch(word -> says(face, word)));
    }

    public Alphabet alphabet() {
        return alphabet;
    }

    public FontLibrary trainingFonts() {
        return fonts.without(recipe.fonts().heldOut());
    }

    public FontLibrary heldOutFonts() {
        return fonts.only(recipe.fonts().heldOut());
    }

    /** Lines to learn from. */
    public LineSource trainingLines() throws IOException {
        List<ScannedLine> scanned =
                sets.values().stream()
                        .flatMap(List::stream)
                        .filter(line -> !recipe.lines().heldOut().contains(line.document()))
                        .toList();
        return new MixedLines(
                drawn(trainingFonts(), false, ANY),
                scanned,
                recipe.lines().share(),
                recipe.network().height(),
                alphabet);
    }

    /** Frozen lines to measure with: families, texts and documents that training does not see. */
    public Map<String, List<TextLine>> measuredLines() throws IOException {
        Map<String, List<TextLine>> measured = new TreeMap<>();
        measured.put("clean", draw(drawn(heldOutFonts(), true, CLEAN), 1));
        measured.put("rough", draw(drawn(heldOutFonts(), true, ROUGH), 2));
        measured.put("symbols", draw(drawn(heldOutFonts(), false, CLEAN), 3));
        sets.forEach((name, lines) ->
                measured.put(
                        name,
                        lines.stream()
                                .filter(line -> recipe.lines().heldOut().contains(line.document()))
                                .map(line -> line.prepared(recipe.network().height()))
                                .toList()));
        return measured;
    }

    /**
     * sha-256 over the names of faces, texts and lines that are learnt from, so that a model says
     * what it saw.
     */
    public String digest() throws IOException {
        StringBuilder names = new StringBuilder();
        trainingFonts()
                .faces()
                .forEach(face -> names.append(face.font().getFontName(Locale.ROOT)).append('\n'));
        Corpora.paragraphs(
                        recipe.dataFolder(),
                        recipe.text().corpora(),
                        name -> !recipe.text().heldOut().contains(name))
                .forEach(paragraph -> names.append(paragraph).append('\n'));
        sets.forEach((name, lines) ->
                lines.forEach(
                        line -> names.append(line.document()).append(line.text()).append('\n')));
        return ModelFile.digest(names.toString().getBytes(StandardCharsets.UTF_8));
    }

    private LineSource drawn(FontLibrary library, boolean measuring, Wear wear) throws IOException {
        List<String> heldOut = recipe.text().heldOut();
        List<String> passages =
                new ArrayList<>(
                        Corpora.paragraphs(
                                recipe.dataFolder(),
                                recipe.text().corpora(),
                                name -> heldOut.contains(name) == measuring));
        recipe.text()
                .syllables()
                .syllables()
                .ifPresent(syllables ->
                        passages.addAll(
                                syllables.passages(
                                        new Random(recipe.seed() * 31 + (measuring ? 1 : 2)),
                                        MADE_UP_PASSAGES,
                                        MADE_UP_WORDS)));
        return new RenderedLines(
                library,
                recipe.fonts().shares(),
                measuring
                        ? TextSource.running(alphabet, passages)
                        : TextSource.mixed(alphabet, passages),
                new LineRenderer(recipe.network().height()),
                wear);
    }

    private List<TextLine> draw(LineSource source, int stream) {
        Random random = new Random(recipe.seed() * 31 + stream);
        List<TextLine> lines = new ArrayList<>();
        for (int i = 0; i < recipe.validation().lines(); i++) {
            lines.add(
                    source.next(random, recipe.training().shortest(), recipe.training().longest()));
        }
        return lines;
    }

    private static boolean says(FontFace face, String word) {
        String name =
                face.font().getFontName(Locale.ROOT) + " " + face.font().getFamily(Locale.ROOT);
        return Arrays.asList(name.split("[ -]")).contains(word);
    }
}
