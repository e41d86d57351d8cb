package io.inkstream.trainer.dataset;

import io.inkstream.trainer.dataset.reading.DataFolder;
import io.inkstream.trainer.dataset.reading.Sample;
import io.inkstream.trainer.dataset.splitting.DatasetLock;
import io.inkstream.trainer.dataset.splitting.DatasetLock.LockedSet;
import io.inkstream.trainer.dataset.splitting.Split;
import io.inkstream.trainer.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Pictures of a recipe's sets whose truth is a class or numbers, decoded once. All are drawn
 * equally often; those held out are only measured with.
 */
public final class LabelledPictures implements LineSource {

    private static final int MEASURED = 2000;

    private final List<TextLine> learnt = new ArrayList<>();
    private final Map<String, List<TextLine>> measured = new TreeMap<>();
    private final List<LockedSet> locked = new ArrayList<>();
    private final Split split;

    /**
     * Reads the sets.
     *
     * @param width of the network's input, 0 where every picture has its own
     */
    public LabelledPictures(Recipe recipe, int width) throws IOException {
        this.split =
                new Split(
                        recipe.seed(),
                        recipe.lines().heldOutShare(),
                        Set.copyOf(recipe.lines().heldOut()));
        for (String set : recipe.lines().sets()) {
            read(recipe, set, width);
        }
        if (learnt.isEmpty()) {
            throw new IOException(
                    "lines.sets %s hold no pictures to learn from; name folders with a picture per sample"
                            .formatted(recipe.lines().sets()));
        }
    }

    /** All truths, each once, in order. */
    public List<String> truths() {
        Set<String> truths = new TreeSet<>();
        learnt.forEach(picture -> truths.add(picture.text()));
        measured.values().forEach(set -> set.forEach(picture -> truths.add(picture.text())));
        return List.copyOf(truths);
    }

    /** Frozen pictures to measure with, at most 2,000 of a set, spread over it. */
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

    /** The files of the sets and how they are split. */
    public DatasetLock lock() {
        return new DatasetLock(split, locked);
    }

    @Override
    public TextLine next(Random random, int shortest, int longest) {
        return learnt.get(random.nextInt(learnt.size()));
    }

    private void read(Recipe recipe, String set, int width) throws IOException {
        Path path = recipe.dataFolder().resolve(set);
        DataFolder folder = DataFolder.open(path);
        if (folder instanceof DataFolder.Unknown unknown) {
            throw new IOException("lines.sets: " + unknown.message());
        }
        List<TextLine> held = new ArrayList<>();
        Set<String> groups = new TreeSet<>();
        int before = learnt.size();
        for (Sample sample : folder.samples()) {
            String group = recipe.lines().group(set, sample.name(), sample.group());
            TextLine picture =
                    ScannedLine.of(sample)
                            .withGroup(group)
                            .fitted(recipe.network().height(), width);
            if (split.isHeldOut(set, group)) {
                held.add(picture);
                groups.add(group);
            } else {
                learnt.add(picture);
            }
        }
        measured.put(set, held);
        locked.add(
                new LockedSet(
                        set,
                        folder.format(),
                        folder.samples().size(),
                        learnt.size() - before,
                        held.size(),
                        List.copyOf(groups),
                        DatasetLock.files(path)));
    }
}
