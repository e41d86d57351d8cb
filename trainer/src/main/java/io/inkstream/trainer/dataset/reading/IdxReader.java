package io.inkstream.trainer.dataset.reading;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MNIST and EMNIST: pairs of {@code PREFIXimages-idx3-ubyte} and {@code PREFIXlabels…-idx1-ubyte},
 * plain or {@code .gz}. Strokes are white on black and are turned into ink on paper. EMNIST's
 * official files (named with {@code -train-} or {@code -test-}) are stored transposed and are
 * turned upright. {@code mapping*.txt} gives classes their code points; without it a class is its
 * number.
 */
final class IdxReader implements DataReader {

    private static final Pattern IMAGES = Pattern.compile("(.*)images-idx3-ubyte(\\.gz)?");
    private static final Pattern TRANSPOSED =
            Pattern.compile("emnist-\\w+-(train|test)-.*|.*native-orientation.*");
    private static final Pattern MAPPING = Pattern.compile(".*mapping(\\d*)\\.txt");

    @Override
    public Optional<DataFolder> read(FileTree tree) throws IOException {
        List<Sample> samples = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        boolean recognised = false;
        for (Path images : tree.files()) {
            Matcher name = IMAGES.matcher(FileTree.name(images));
            if (name.matches()) {
                recognised = true;
                Optional<Path> labels = labels(tree, name.group(1));
                if (labels.isEmpty()) {
                    faults.add(Fault.orphanPicture(tree.relative(images)));
                } else {
                    read(tree, images, labels.get(), samples, faults);
                }
            }
        }
        return recognised
                ? Optional.of(new DataFolder.Classes("IDX", samples, faults))
                : Optional.empty();
    }

    /** The first of several, which for EMNIST are the 47 classes that can be told apart. */
    private static Optional<Path> labels(FileTree tree, String prefix) {
        return tree.files().stream()
                .filter(file ->
                        FileTree.name(file)
                                .matches(Pattern.quote(prefix) + "labels\\d*-idx1-ubyte(\\.gz)?"))
                .findFirst();
    }

    private static void read(
            FileTree tree, Path images, Path labels, List<Sample> samples, List<Fault> faults)
            throws IOException {
        IdxFile pictures = IdxFile.read(images);
        IdxFile classes = IdxFile.read(labels);
        if (pictures.count() != classes.count()) {
            faults.add(
                    Fault.malformed(
                            tree.relative(labels),
                            "%d labels for %d pictures"
                                    .formatted(classes.count(), pictures.count()),
                            "take both files from the same download"));
            return;
        }
        Map<Integer, String> mapping = mapping(tree, FileTree.name(labels));
        boolean transposed = TRANSPOSED.matcher(FileTree.name(images)).matches();
        String set = tree.relative(images);
        for (int i = 0; i < pictures.count(); i++) {
            int index = i;
            int label = classes.value(i);
            String name = set + "#" + i;
            samples.add(
                    new Sample(
                            name,
                            name,
                            mapping.getOrDefault(label, Integer.toString(label)),
                            () -> picture(pictures, index, transposed)));
        }
    }

    private static GrayPicture picture(IdxFile pictures, int index, boolean transposed) {
        int rows = pictures.size(1);
        int columns = pictures.size(2);
        byte[] stored = pictures.item(index);
        byte[] pixels = new byte[stored.length];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int from = y * columns + x;
                int to = transposed ? x * rows + y : from;
                pixels[to] = (byte) (255 - (stored[from] & 255));
            }
        }
        return transposed
                ? new GrayPicture(pixels, rows, columns)
                : new GrayPicture(pixels, columns, rows);
    }

    /** Rows of class and code points, from the mapping for as many classes as the labels name. */
    private static Map<Integer, String> mapping(FileTree tree, String labels) throws IOException {
        Map<Integer, String> mapping = new HashMap<>();
        for (Path file : tree.endingWith(".txt")) {
            Matcher name = MAPPING.matcher(FileTree.name(file));
            if (name.matches() && labels.contains("labels" + name.group(1))) {
                for (String row : TextTable.lines(file)) {
                    String[] columns = row.strip().split("\\s+", -1);
                    if (columns.length > 1) {
                        mapping.put(
                                Integer.valueOf(columns[0]),
                                Character.toString(Integer.parseInt(columns[1])));
                    }
                }
                return mapping;
            }
        }
        return mapping;
    }
}
