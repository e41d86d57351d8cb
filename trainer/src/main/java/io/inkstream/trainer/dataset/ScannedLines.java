package io.inkstream.trainer.dataset;

import io.inkstream.trainer.dataset.checking.CheckReport;
import io.inkstream.trainer.dataset.checking.DataCheck;
import io.inkstream.trainer.dataset.checking.DataCheck.OutputLength;
import io.inkstream.trainer.dataset.reading.DataFolder;
import io.inkstream.trainer.dataset.reading.Sample;
import io.inkstream.trainer.dataset.splitting.DatasetLock;
import io.inkstream.trainer.dataset.splitting.DatasetLock.LockedSet;
import io.inkstream.trainer.dataset.splitting.Split;
import io.inkstream.trainer.recipe.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real lines of a recipe: read, checked, cleaned and split, each picture decoded once. */
final class ScannedLines {

    private final Path data;
    private final Lines settings;
    private final Split split;
    private final LabelCleaner cleaner;
    private final DataCheck check;
    private final Optional<OutputLength> outputLength;
    private final Map<String, List<ScannedLine>> sets = new LinkedHashMap<>();
    private final Map<String, DataFolder> folders = new LinkedHashMap<>();

    /**
     * Reads the sets.
     *
     * @param outputLength of the network if known: lines with longer labels are not learnt from
     */
    ScannedLines(
            Path data,
            Lines settings,
            Split split,
            LabelCleaner cleaner,
            Optional<OutputLength> outputLength)
            throws IOException {
        this.data = data;
        this.settings = settings;
        this.split = split;
        this.cleaner = cleaner;
        this.check = new DataCheck(Optional.of(cleaner.alphabet()), outputLength);
        this.outputLength = outputLength;
        for (String set : settings.sets()) {
            read(set);
        }
    }

    private void read(String set) throws IOException {
        DataFolder folder = DataFolder.open(data.resolve(set));
        List<ScannedLine> lines = new ArrayList<>();
        check.check(
                set,
                folder,
                sample -> split.isHeldOut(set, group(set, sample)) ? "measuring" : "training",
                (sample, picture) ->
                        cleaner.clean(
                                        new ScannedLine(
                                                sample.name(),
                                                sample.text(),
                                                picture,
                                                group(set, sample)))
                                .ifPresent(lines::add));
        folders.put(set, folder);
        sets.put(set, List.copyOf(lines));
    }

    private String group(String set, Sample sample) {
        return settings.group(set, sample.name(), sample.group());
    }

    /** Sets in the order of the recipe. */
    List<String> sets() {
        return List.copyOf(sets.keySet());
    }

    /** Lines of a set that are learnt from. */
    List<ScannedLine> training(String set) {
        return all(set).stream()
                .filter(line -> !split.isHeldOut(set, line.group()))
                .filter(line -> cleaner.isWritable(line.text()))
                .filter(line -> cleaner.weight(line.text()) > 0)
                .filter(line ->
                        outputLength.isEmpty()
                                || outputLength.get().holds(line.text(), line.picture()))
                .toList();
    }

    /** Lines of a set that are only measured with. */
    List<ScannedLine> measured(String set) {
        return all(set).stream().filter(line -> split.isHeldOut(set, line.group())).toList();
    }

    List<ScannedLine> all(String set) {
        return sets.getOrDefault(set, List.of());
    }

    CheckReport report() {
        return check.report();
    }

    /** Hashes every file of the sets. */
    DatasetLock lock() throws IOException {
        List<LockedSet> locked = new ArrayList<>();
        for (Map.Entry<String, DataFolder> folder : folders.entrySet()) {
            String set = folder.getKey();
            locked.add(
                    new LockedSet(
                            set,
                            folder.getValue().format(),
                            folder.getValue().samples().size(),
                            training(set).size(),
                            measured(set).size(),
                            measured(set).stream()
                                    .map(ScannedLine::group)
                                    .distinct()
                                    .sorted()
                                    .toList(),
                            DatasetLock.files(data.resolve(set))));
        }
        return new DatasetLock(split, locked);
    }
}
