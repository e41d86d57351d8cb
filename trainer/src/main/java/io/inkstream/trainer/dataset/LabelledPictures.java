package io.inkstream.trainer.dataset;

import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontLibrary;
import io.inkstream.trainer.dataset.augmentation.Augmentation;
import io.inkstream.trainer.dataset.reading.DataFolder;
import io.inkstream.trainer.dataset.reading.Fault;
import io.inkstream.trainer.dataset.reading.Sample;
import io.inkstream.trainer.dataset.splitting.DatasetLock;
import io.inkstream.trainer.dataset.splitting.DatasetLock.LockedFile;
import io.inkstream.trainer.dataset.splitting.DatasetLock.LockedSet;
import io.inkstream.trainer.dataset.splitting.Split;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of a recipe's sets whose truth is a class or numbers, decoded once. Those to learn from
 * come equally often, augmented where {@code lines.strengths} names their set; those held out are
 * only measured with. Of equal pictures one is used, so none is on both sides. A recipe of classes
 * that has an alphabet keeps the classes of its characters, and with {@code fonts.pictures} has
 * pictures of them drawn; {@code lines.share} of what comes is real then.
 */
public final class LabelledPictures implements LineSource {

    private static final int MEASURED = 12_000;

    private record Learnt(LabelledPicture picture, TextLine fitted, double strength) {}

    private final PictureForm form;
    private final Augmentation augmentation;
    private final double realShare;
    private final List<Learnt> learnt = new ArrayList<>();
    private final List<Learnt> drawn = new ArrayList<>();
    private final Map<String, List<TextLine>> measured = new TreeMap<>();
    private final List<LockedSet> locked = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Split split;

    /** Reads the sets. */
    public LabelledPictures(Recipe recipe, PictureForm form) throws IOException {
        this.form = form;
        this.augmentation = new Augmentation(recipe.augmentation());
        this.realShare = recipe.lines().share();
        this.split =
                new Split(
                        recipe.seed(),
                        recipe.lines().heldOutShare(),
                        Set.copyOf(recipe.lines().heldOut()));
        for (String set : recipe.lines().sets()) {
            read(recipe, set);
        }
        if (recipe.task() == Task.CLASS && recipe.fonts().pictures() > 0) {
            draw(recipe);
        }
        if (size() == 0) {
            throw new IOException(
                    "lines.sets %s hold no pictures to learn from; name folders with a picture per sample, or fonts.families with fonts.pictures above 0%s"
                            .formatted(
                                    recipe.lines().sets(),
                                    notes.isEmpty() ? "" : "; " + String.join("; ", notes)));
        }
    }

    /** All truths, each once, in order. */
    public List<String> truths() {
        Set<String> truths = new TreeSet<>();
        learnt.forEach(picture -> truths.add(picture.fitted().text()));
        drawn.forEach(picture -> truths.add(picture.fitted().text()));
        measured.values().forEach(set -> set.forEach(picture -> truths.add(picture.text())));
        return List.copyOf(truths);
    }

    /** How many pictures are learnt from. */
    public int size() {
        return learnt.size() + drawn.size();
    }

    /** What was left out, in words. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * Frozen pictures to measure with after each epoch, at most 12,000 of a set, spread over it.
     */
    public Map<String, List<TextLine>> measured() {
        Map<String, List<TextLine>> some = new TreeMap<>();
        measured.forEach((set, all) -> {
            int every = Math.max(1, all.size() / MEASURED);
            List<TextLine> spread = new ArrayList<>();
            for (int i = 0; i < all.size() && spread.size() < MEASURED; i += every) {
                spread.add(all.get(i));
            }
            some.put(set, spread);
        });
        return some;
    }

    /** All frozen pictures. */
    public Map<String, List<TextLine>> allMeasured() {
        return measured;
    }

    /** The files of the sets and how they are split. */
    public DatasetLock lock() {
        return new DatasetLock(split, locked);
    }

    @Override
    public TextLine next(Random random, int shortest, int longest) {
        boolean real = drawn.isEmpty() || (!learnt.isEmpty() && random.nextDouble() < realShare);
        List<Learnt> from = real ? learnt : drawn;
        Learnt next = from.get(random.nextInt(from.size()));
        return next.strength() == 0
                ? next.fitted()
                : next.picture().varied(form, augmentation, next.strength(), random);
    }

    private void read(Recipe recipe, String set) throws IOException {
        Path path = recipe.dataFolder().resolve(set);
        DataFolder folder = DataFolder.open(path);
        if (folder instanceof DataFolder.Unknown unknown) {
            throw new IOException("lines.sets: " + unknown.message());
        }
        List<LabelledPicture> pictures = decoded(recipe, set, folder);
        double strength = recipe.lines().strengths().getOrDefault(set, 0.0);
        int training = divide(recipe, set, pictures, strength, learnt);
        locked.add(
                new LockedSet(
                        set,
                        folder.format(),
                        folder.samples().size(),
                        training,
                        pictures.size() - training,
                        groups(measured.get(set)),
                        DatasetLock.files(path)));
    }

    /** Pictures of the alphabet in the recipe's faces. */
    private void draw(Recipe recipe) throws IOException {
        FontLibrary fonts = Ingredients.fonts(recipe);
        List<LabelledPicture> pictures =
                DrawnCharacters.draw(
                        fonts,
                        alphabet(recipe),
                        recipe.fonts().pictures(),
                        form.channels(),
                        recipe.seed());
        int all = pictures.size();
        pictures.removeIf(picture -> !seen.add(picture.digest()));
        double strength =
                recipe.augmentation().rendered().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0);
        int training = divide(recipe, DrawnCharacters.SET, pictures, strength, drawn);
        List<LockedFile> faces = new ArrayList<>();
        for (FontFace face : fonts.faces()) {
            faces.add(DatasetLock.file(face.file(), String.valueOf(face.file().getFileName())));
        }
        locked.add(
                new LockedSet(
                        DrawnCharacters.SET,
                        "fonts",
                        all,
                        training,
                        pictures.size() - training,
                        groups(measured.get(DrawnCharacters.SET)),
                        faces));
    }

    /** Adds pictures to what is learnt from or measured with; how many are learnt from. */
    private int divide(
            Recipe recipe,
            String set,
            List<LabelledPicture> pictures,
            double strength,
            List<Learnt> into) {
        Set<String> heldOut =
                recipe.task() == Task.CLASS
                        ? split.ofEachClass(
                                set, pictures, LabelledPicture::truth, LabelledPicture::group)
                        : split.of(set, pictures, LabelledPicture::group);
        int before = into.size();
        List<TextLine> held = new ArrayList<>();
        for (LabelledPicture picture : pictures) {
            TextLine fitted = picture.fitted(form);
            if (heldOut.contains(picture.group())) {
                held.add(fitted);
            } else {
                into.add(new Learnt(picture, fitted, strength));
            }
        }
        measured.put(set, held);
        return into.size() - before;
    }

    private static List<String> groups(@Nullable List<TextLine> held) {
        return held == null
                ? List.of()
                : held.stream().map(TextLine::source).distinct().sorted().toList();
    }

    private static List<String> alphabet(Recipe recipe) {
        return recipe.characters()
                .codePoints()
                .filter(c -> c != ' ')
                .mapToObj(Character::toString)
                .toList();
    }

    private List<LabelledPicture> decoded(Recipe recipe, String set, DataFolder folder) {
        List<LabelledPicture> pictures = new ArrayList<>();
        List<String> equal = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<String> known = recipe.task() == Task.CLASS ? alphabet(recipe) : List.of();
        for (Fault fault : folder.faults()) {
            leftOut.add(fault.file() + ", " + fault.problem());
        }
        for (Sample sample : folder.samples()) {
            if (!known.isEmpty() && !known.contains(sample.text())) {
                others.add(sample.name());
                continue;
            }
            try {
                LabelledPicture picture =
                        LabelledPicture.of(sample, form)
                                .withGroup(
                                        recipe.lines().group(set, sample.name(), sample.group()));
                if (seen.add(picture.digest())) {
                    pictures.add(picture);
                } else {
                    equal.add(sample.name());
                }
            } catch (IOException e) {
                leftOut.add(sample.name() + ", " + e.getMessage());
            }
        }
        note(set, "left out", leftOut);
        note(set, "of classes that are not in the alphabet", others);
        note(set, "equal to others, which are used once", equal);
        return pictures;
    }

    private void note(String set, String what, List<String> names) {
        if (!names.isEmpty()) {
            notes.add("%s: %d %s, first %s".formatted(set, names.size(), what, names.getFirst()));
        }
    }
}
