package io.inkstream.trainer.dataset.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One folder of pictures per class, here or in {@code images}. {@code classes.tsv} (folder, code
 * point, character, …) gives classes their characters; without it a class is called like its
 * folder. A number behind the last underscore of a name is the writer.
 */
final class ClassFolderReader implements DataReader {

    private static final String TABLE = "classes.tsv";
    private static final Pattern WRITER = Pattern.compile(".*_(\\d+)\\.\\w+");
    private static final int CHARACTER_COLUMN = 2;

    @Override
    public Optional<DataFolder> read(FileTree tree) throws IOException {
        Path images = tree.find(TABLE).isPresent() ? tree.root().resolve("images") : tree.root();
        Map<String, String> characters = characters(tree);
        List<Sample> samples = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        TreeSet<String> unmapped = new TreeSet<>();
        TreeSet<String> classes = new TreeSet<>();
        for (Path picture : tree.pictures()) {
            Path parent = picture.getParent();
            if (parent == null || parent.equals(tree.root()) || !parent.startsWith(images)) {
                faults.add(Fault.orphanPicture(tree.relative(picture)));
                continue;
            }
            String folder = FileTree.name(parent);
            String character = characters.getOrDefault(folder, characters.isEmpty() ? folder : "");
            if (character.isEmpty()) {
                unmapped.add(folder);
                continue;
            }
            classes.add(folder);
            samples.add(
                    new Sample(
                            tree.relative(picture),
                            writer(picture).orElse(tree.relative(picture)),
                            character,
                            Picture.file(picture)));
        }
        unmapped.forEach(folder ->
                faults.add(
                        new Fault(
                                Fault.Severity.WARNING,
                                "unmapped-class",
                                folder,
                                "classes.tsv gives this class no character",
                                "fill in its character to use the class")));
        return classes.size() < 2
                ? Optional.empty()
                : Optional.of(new DataFolder.Classes("class folders", samples, faults));
    }

    private static Map<String, String> characters(FileTree tree) throws IOException {
        Map<String, String> characters = new HashMap<>();
        Optional<Path> table = tree.find(TABLE);
        if (table.isPresent()) {
            for (String row : TextTable.lines(table.get())) {
                String[] columns = row.split("\t", -1);
                if (columns.length > CHARACTER_COLUMN && columns[1].startsWith("U+")) {
                    characters.put(columns[0], columns[CHARACTER_COLUMN]);
                }
            }
        }
        return characters;
    }

    private static Optional<String> writer(Path picture) {
        Matcher name = WRITER.matcher(FileTree.name(picture));
        return name.matches() ? Optional.of("writer " + name.group(1)) : Optional.empty();
    }
}
