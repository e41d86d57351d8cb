package io.inkstream.trainer.dataset.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Samples and faults of a table whose rows name pictures of a tree. */
final class Samples {

    private final FileTree tree;
    private final List<Sample> found = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<Path> used = new HashSet<>();

    Samples(FileTree tree) {
        this.tree = tree;
    }

    /** A row: the picture it names if there is one, otherwise a fault. */
    void add(String table, String reference, Optional<String> group, String text) {
        Optional<Path> picture = tree.picture(reference);
        if (picture.isEmpty()) {
            faults.add(Fault.orphanText(table, reference));
            return;
        }
        used.add(picture.get());
        String name = tree.relative(picture.get());
        found.add(new Sample(name, group.orElse(name), text, Picture.file(picture.get())));
    }

    void add(Fault fault) {
        faults.add(fault);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    DataFolder lines(String format) {
        tree.pictures().stream()
                .filter(picture -> !used.contains(picture))
                .forEach(picture -> faults.add(Fault.orphanPicture(tree.relative(picture))));
        return new DataFolder.Lines(format, found, faults);
    }
}
