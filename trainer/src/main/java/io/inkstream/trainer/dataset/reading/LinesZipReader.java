package io.inkstream.trainer.dataset.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** {@code lines.zip} with the pictures and {@code lines.tsv}: name, writer or document, text. */
final class LinesZipReader implements DataReader {

    static final String PICTURES = "lines.zip";
    static final String TABLE = "lines.tsv";
    private static final int COLUMNS = 3;

    @Override
    public Optional<DataFolder> read(FileTree tree) throws IOException {
        Optional<Path> pictures = tree.find(PICTURES);
        Optional<Path> table = tree.find(TABLE);
        return pictures.isEmpty() || table.isEmpty()
                ? Optional.empty()
                : Optional.of(read(pictures.get(), table.get()));
    }

    private static DataFolder read(Path pictures, Path table) throws IOException {
        List<Sample> samples = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Set<String> used = new HashSet<>();
        try (ZipFile zip = new ZipFile(pictures.toFile())) {
            for (String row : TextTable.lines(table)) {
                String[] columns = row.split("\t", -1);
                if (columns.length != COLUMNS) {
                    faults.add(
                            Fault.malformed(
                                    TABLE,
                                    "'%s' has %d columns".formatted(row, columns.length),
                                    "write name, document and text with tabs between them"));
                    continue;
                }
                ZipEntry entry = zip.getEntry(columns[0]);
                if (entry == null) {
                    faults.add(Fault.orphanText(TABLE, columns[0]));
                    continue;
                }
                used.add(columns[0]);
                samples.add(
                        new Sample(
                                columns[0],
                                columns[1],
                                columns[2],
                                Picture.encoded(bytes(zip, entry), PICTURES + "/" + columns[0])));
            }
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> FileTree.isPicture(Path.of(name)) && !used.contains(name))
                    .forEach(name -> faults.add(Fault.orphanPicture(PICTURES + "/" + name)));
        }
        return new DataFolder.Lines(PICTURES, samples, faults);
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
