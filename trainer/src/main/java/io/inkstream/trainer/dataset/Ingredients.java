package io.inkstream.trainer.dataset;

import io.inkstream.recognition.model.ModelFile;
import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontLibrary;
import io.inkstream.recognition.synthesis.FontStyle;
import io.inkstream.recognition.synthesis.LineRenderer;
import io.inkstream.recognition.synthesis.TextSource;
import io.inkstream.trainer.dataset.RealLines.WeightedSet;
import io.inkstream.trainer.dataset.RenderedLines.Variation;
import io.inkstream.trainer.dataset.RenderedLines.Wear;
import io.inkstream.trainer.dataset.augmentation.Augmentation;
import io.inkstream.trainer.dataset.checking.CheckReport;
import io.inkstream.trainer.dataset.checking.DataCheck.OutputLength;
import io.inkstream.trainer.dataset.reading.DataFolder;
import io.inkstream.trainer.dataset.reading.Sample;
import io.inkstream.trainer.dataset.splitting.DatasetLock;
import io.inkstream.trainer.dataset.splitting.Split;
import io.inkstream.trainer.recipe.Glyphs;
import io.inkstream.trainer.recipe.Lines;
import io.inkstream.trainer.recipe.Recipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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

    private static final double LEAST_SHARE_OF_ALPHABET = 0.25;

    private final Recipe recipe;
    private final Alphabet alphabet;
    private final FontLibrary fonts;
    private final LabelCleaner cleaner;
    private final Augmentation augmentation;
    private final Optional<ScannedLines> real;

    public Ingredients(Recipe recipe) throws IOException {
        this(recipe, Optional.empty());
    }

    /**
     * Also reads the real lines and checks them.
     *
     * @param outputLength of the network, to find labels that are too long for it
     * @throws IOException if the check finds errors, with its report
     */
    public Ingredients(Recipe recipe, Optional<OutputLength> outputLength) throws IOException {
        this.recipe = DataAlphabet.resolved(recipe);
        this.alphabet = new Alphabet(this.recipe.characters());
        this.fonts = fonts(this.recipe);
        this.cleaner = new LabelCleaner(recipe.lines().labels(), alphabet);
        this.augmentation = new Augmentation(recipe.augmentation());
        this.real =
                recipe.lines().share() > 0
                        ? Optional.of(scannedLines(recipe, outputLength))
                        : Optional.empty();
        CheckReport report = checkReport();
        if (report.hasErrors()) {
            throw new IOException(
                    "the data of lines.sets is not sound:%n%s".formatted(report.text()));
        }
    }

    private ScannedLines scannedLines(Recipe recipe, Optional<OutputLength> outputLength)
            throws IOException {
        return new ScannedLines(
                recipe.dataFolder(),
                recipe.lines(),
                new Split(
                        recipe.seed(),
                        recipe.lines().heldOutShare(),
                        Set.copyOf(recipe.lines().heldOut())),
                cleaner,
                outputLength);
    }

    /** What was found wrong with the real lines. */
    public CheckReport checkReport() {
        return real.map(ScannedLines::report).orElseGet(() -> new CheckReport(Map.of(), List.of()));
    }

    /** How many real lines are learnt from. */
    public int realLines() {
        return real.stream()
                .flatMapToInt(
                        lines -> lines.sets().stream().mapToInt(set -> lines.training(set).size()))
                .sum();
    }

    /** What the real lines say that are learnt from, in order of sets and lines. */
    public List<String> realTexts() {
        return real.stream()
                .flatMap(
                        lines -> lines.sets().stream().flatMap(set -> lines.training(set).stream()))
                .map(ScannedLine::text)
                .toList();
    }

    /** The files of the real lines and how they are split. */
    public DatasetLock lock() throws IOException {
        return real.isPresent()
                ? real.get().lock()
                : new DatasetLock(new Split(recipe.seed(), 0, Set.of()), List.of());
    }

    /**
     * The faces of a recipe's families, without those it excludes by word, and without those of
     * another script: "Noto Sans" also begins the names of a hundred families without Latin
     * letters.
     */
    public static FontLibrary fonts(Recipe recipe) throws IOException {
        Recipe.Fonts settings = recipe.fonts();
        Alphabet alphabet = new Alphabet(DataAlphabet.resolved(recipe).characters());
        return FontLibrary.scan(
                        settings.folders().stream().map(Path::of).toList(), settings.styles())
                .where(face ->
                        settings.withoutWords().stream().noneMatch(word -> says(face, word))
                                && face.draws(settings.needed())
                                && face.shareOf(alphabet) >= LEAST_SHARE_OF_ALPHABET);
    }

    /** What the network can write: the recipe's alphabet, or the characters of its data. */
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
        List<WeightedSet> weighted = weightedSets();
        if (weighted.isEmpty()) {
            return drawnLines();
        }
        LineSource lines =
                new RealLines(
                        weighted,
                        line -> cleaner.weight(line.text()),
                        recipe.network().height(),
                        augmentation);
        return drawsLines()
                ? MixedLines.withReal(drawnLines(), lines, recipe.lines().share())
                : lines;
    }

    private boolean drawsLines() {
        return !recipe.fonts().families().isEmpty();
    }

    private LineSource drawnLines() throws IOException {
        if (!drawsLines()) {
            throw new IOException(
                    "there is nothing to learn from: name fonts.families to draw lines, or"
                            + " lines.sets with real ones and a lines.share above 0");
        }
        return withGlyphWords(drawn(trainingFonts(), false, ANY, recipe.augmentation().rendered()));
    }

    /** Texts of drawn lines and pages. */
    public TextSource trainingTexts() throws IOException {
        return trainingTexts(recipe);
    }

    /** The same for a recipe that names its alphabet. */
    public static TextSource trainingTexts(Recipe recipe) throws IOException {
        return TextSource.mixed(new Alphabet(recipe.characters()), passages(recipe, false));
    }

    private LineSource withGlyphWords(LineSource drawn) throws IOException {
        Glyphs settings = recipe.glyphs();
        if (settings.share() == 0) {
            return drawn;
        }
        List<Sample> samples = new ArrayList<>();
        for (String set : settings.sets()) {
            samples.addAll(DataFolder.open(recipe.dataFolder().resolve(set)).samples());
        }
        return MixedLines.ofDrawn(
                drawn,
                new GlyphWords(
                        samples,
                        trainingFonts().faces().getFirst(),
                        trainingTexts(),
                        recipe.network().height(),
                        augmentation,
                        settings.strength()),
                settings.share());
    }

    private List<WeightedSet> weightedSets() {
        Lines settings = recipe.lines();
        Map<String, List<ScannedLine>> learnt = new TreeMap<>();
        real.ifPresent(lines -> lines.sets().forEach(set -> learnt.put(set, lines.training(set))));
        learnt.values().removeIf(List::isEmpty);
        double given =
                learnt.keySet().stream()
                        .mapToDouble(set -> settings.shares().getOrDefault(set, 0.0))
                        .sum();
        double sizes =
                learnt.entrySet().stream()
                        .filter(set -> !settings.shares().containsKey(set.getKey()))
                        .mapToDouble(set -> size(set.getValue()))
                        .sum();
        List<WeightedSet> weighted = new ArrayList<>();
        learnt.forEach((set, lines) ->
                weighted.add(
                        new WeightedSet(
                                lines,
                                Optional.ofNullable(settings.shares().get(set))
                                        .orElseGet(() -> (1 - given) * size(lines) / sizes),
                                settings.strength(set))));
        return weighted;
    }

    private double size(List<ScannedLine> lines) {
        return Math.pow(lines.size(), recipe.lines().sizePower());
    }

    /**
     * Frozen lines to measure with: families, texts and documents that training does not see. A
     * recipe that holds no family out is measured with those it has.
     */
    public Map<String, List<TextLine>> measuredLines() throws IOException {
        Map<String, List<TextLine>> measured = new TreeMap<>();
        if (drawsLines()) {
            measured.putAll(measuredDrawings());
        }
        real.ifPresent(lines ->
                lines.sets()
                        .forEach(set ->
                                measured.put(
                                        set,
                                        lines.measured(set).stream()
                                                .map(line ->
                                                        line.prepared(recipe.network().height()))
                                                .toList())));
        return measured;
    }

    /**
     * Script faces stand apart where there are others too: what is made for print is judged by
     * print.
     */
    private Map<String, List<TextLine>> measuredDrawings() throws IOException {
        FontLibrary faces =
                (recipe.fonts().heldOut().isEmpty() ? fonts : heldOutFonts())
                        .where(face -> recipe.fonts().shares().containsKey(face.style()));
        FontLibrary script = faces.where(face -> face.style() == FontStyle.SCRIPT);
        FontLibrary print = faces.where(face -> face.style() != FontStyle.SCRIPT);
        boolean apart = !script.faces().isEmpty() && !print.faces().isEmpty();
        FontLibrary main = apart ? print : faces;
        Map<String, List<TextLine>> measured = new TreeMap<>();
        measured.put("clean", draw(drawn(main, true, CLEAN, Map.of()), 1));
        measured.put("rough", draw(drawn(main, true, ROUGH, Map.of()), 2));
        measured.put("symbols", draw(drawn(main, false, CLEAN, Map.of()), 3));
        if (apart) {
            measured.put("script", draw(drawn(script, true, CLEAN, Map.of()), 4));
        }
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
        real.ifPresent(lines ->
                lines.sets().stream()
                        .flatMap(set -> lines.all(set).stream())
                        .forEach(line ->
                                names.append(line.group()).append(line.text()).append('\n')));
        return ModelFile.digest(names.toString().getBytes(StandardCharsets.UTF_8));
    }

    private LineSource drawn(
            FontLibrary library, boolean measuring, Wear wear, Map<FontStyle, Double> strengths)
            throws IOException {
        List<String> passages = passages(recipe, measuring);
        return new RenderedLines(
                library,
                recipe.fonts().shares(),
                measuring
                        ? TextSource.running(alphabet, passages)
                        : TextSource.mixed(alphabet, passages),
                new LineRenderer(recipe.network().height()),
                wear,
                new Variation(augmentation, strengths));
    }

    /** Running text of the corpora and of made-up words, from the side of the split asked for. */
    private static List<String> passages(Recipe recipe, boolean measuring) throws IOException {
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
        return passages;
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
