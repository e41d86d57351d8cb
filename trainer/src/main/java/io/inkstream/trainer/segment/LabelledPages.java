package io.inkstream.trainer.segment;

import io.inkstream.recognition.finder.FinderPicture;
import io.inkstream.recognition.finder.FoundLine;
import io.inkstream.recognition.image.DecodedImage;
import io.inkstream.recognition.image.ImageDecoder;
import io.inkstream.recognition.image.ImageLimits;
import io.inkstream.recognition.image.PageImage;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.trainer.dataset.FaceChoice;
import io.inkstream.trainer.dataset.Ingredients;
import io.inkstream.trainer.dataset.LineSource;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.dataset.reading.DataFolder;
import io.inkstream.trainer.dataset.reading.TruePage;
import io.inkstream.trainer.dataset.splitting.DatasetLock;
import io.inkstream.trainer.dataset.splitting.DatasetLock.LockedSet;
import io.inkstream.trainer.dataset.splitting.Split;
import io.inkstream.trainer.recipe.PageSettings;
import io.inkstream.trainer.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Pages of a recipe's sets with the lines people drew on them, decoded once. Parts of those to
 * learn from come equally often, seen differently each time, mixed with parts of drawn pages; those
 * held out are measured whole.
 */
public final class LabelledPages implements LineSource {

    /**
     * Pages are kept this much larger than they are usually seen, so that parts may be enlarged.
     */
    private static final double FINER = 1.25;

    private record Learnt(FinderPicture picture, List<FoundLine> lines, String set) {}

    private final PageSettings settings;
    private final int longSide;
    private final int step;
    private final List<Learnt> learnt = new ArrayList<>();
    private final Map<String, List<TextLine>> measured = new TreeMap<>();
    private final Map<String, List<TruePage>> heldOutPages = new TreeMap<>();
    private final List<LockedSet> locked = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Split split;
    private final double realShare;
    private final Optional<DrawnPages> drawn;

    /**
     * Reads the sets.
     *
     * @param step what rows and columns of a picture are multiples of
     */
    public LabelledPages(Recipe recipe, int step) throws IOException {
        this.settings = recipe.pages();
        this.longSide = recipe.network().height();
        this.step = step;
        if (settings.crop() % step != 0) {
            throw new IOException(
                    "pages.crop must be a multiple of %d for this network, was %d"
                            .formatted(step, settings.crop()));
        }
        this.split =
                new Split(
                        recipe.seed(),
                        recipe.lines().heldOutShare(),
                        Set.copyOf(recipe.lines().heldOut()));
        this.realShare = recipe.lines().share();
        this.drawn = realShare < 1 ? Optional.of(drawnPages(recipe)) : Optional.empty();
        for (String set : recipe.lines().sets()) {
            read(recipe, set);
        }
        if (learnt.isEmpty()) {
            throw new IOException(
                    "lines.sets %s hold no pages to learn from; name folders with ALTO or PAGE files and their pictures"
                            .formatted(recipe.lines().sets()));
        }
    }

    private DrawnPages drawnPages(Recipe recipe) throws IOException {
        if (recipe.fonts().families().isEmpty() || recipe.alphabet().isEmpty()) {
            throw new IOException(
                    "lines.share %s leaves room for drawn pages; name alphabet and fonts.families, or set it to 1"
                            .formatted(recipe.lines().share()));
        }
        return new DrawnPages(
                new FaceChoice(
                        Ingredients.fonts(recipe).without(recipe.fonts().heldOut()).byStyle(),
                        recipe.fonts().shares()),
                Ingredients.trainingTexts(recipe),
                (int) Math.round(FINER * longSide));
    }

    /** How many pages are learnt from. */
    public int size() {
        return learnt.size();
    }

    /** What was left out, in words. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Whole pages to measure with. */
    public Map<String, List<TextLine>> measured() {
        return measured;
    }

    /** The same pages as they are on disk. */
    public Map<String, List<TruePage>> heldOutPages() {
        return heldOutPages;
    }

    /** The files of the sets and how they are split. */
    public DatasetLock lock() {
        return new DatasetLock(split, locked);
    }

    @Override
    public TextLine next(Random random, int shortest, int longest) {
        Learnt page = page(random);
        FinderPicture picture = page.picture();
        PageView view =
                PageView.drawn(picture.width(), picture.height(), 1 / FINER, settings, random);
        byte[] pixels =
                new PagePhoto(picture.pixels(), picture.width(), picture.height())
                        .taken(view, settings.wear(), random);
        return new TextLine(
                LinesAsText.write(view.seen(page.lines())),
                pixels,
                settings.crop(),
                settings.crop(),
                page.set());
    }

    private Learnt page(Random random) {
        if (drawn.isPresent() && random.nextDouble() >= realShare) {
            DrawnPages.Drawn page = drawn.get().next(random);
            GrayPicture picture = page.picture();
            PageImage image = new PageImage(picture.width(), picture.height(), 0, picture.pixels());
            int size = Math.max(picture.width(), picture.height());
            return new Learnt(FinderPicture.of(image, size, 1), page.lines(), "drawn");
        }
        return learnt.get(random.nextInt(learnt.size()));
    }

    private void read(Recipe recipe, String set) throws IOException {
        Path path = recipe.dataFolder().resolve(set);
        DataFolder folder = DataFolder.open(path);
        if (!(folder instanceof DataFolder.Pages pages)) {
            throw new IOException(
                    "lines.sets: %s holds no pages; name a folder with ALTO or PAGE files and their pictures"
                            .formatted(path));
        }
        ImageDecoder images = new ImageDecoder(ImageLimits.DEFAULT);
        TreeSet<String> heldOut = new TreeSet<>();
        int before = learnt.size();
        List<TextLine> held = new ArrayList<>();
        for (TruePage page : pages.pages()) {
            byte[] file = Files.readAllBytes(page.image());
            if (!(images.decode(file) instanceof DecodedImage.Decoded(PageImage image, var _))) {
                notes.add("%s: %s is no picture, left out".formatted(set, page.image()));
                continue;
            }
            TruePage truth = page.scaledTo(image.width());
            String group = recipe.lines().group(set, page.id(), page.id());
            if (split.isHeldOut(set, group)) {
                heldOut.add(group);
                held.add(whole(truth, image, set));
                heldOutPages.computeIfAbsent(set, _ -> new ArrayList<>()).add(page);
            } else {
                FinderPicture picture =
                        FinderPicture.of(image, (int) Math.round(FINER * longSide), 1);
                learnt.add(new Learnt(picture, TrueLines.of(truth, 1 / picture.scale()), set));
            }
        }
        measured.put(set, held);
        locked.add(
                new LockedSet(
                        set,
                        folder.format(),
                        pages.pages().size(),
                        learnt.size() - before,
                        held.size(),
                        List.copyOf(heldOut),
                        DatasetLock.files(path)));
    }

    private TextLine whole(TruePage truth, PageImage image, String set) {
        FinderPicture picture = FinderPicture.of(image, longSide, step);
        return new TextLine(
                LinesAsText.write(TrueLines.of(truth, 1 / picture.scale())),
                picture.pixels(),
                picture.width(),
                picture.height(),
                set);
    }
}
