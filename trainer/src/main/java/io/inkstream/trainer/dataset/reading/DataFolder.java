package io.inkstream.trainer.dataset.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a data folder holds. The reader is recognised from the files; pictures are read when asked
 * for. What is wrong with single files is told in {@link #faults}, never by an exception.
 */
public sealed interface DataFolder {

    /** The format's name, such as {@code lines.zip} or {@code ALTO}. */
    String format();

    /** Samples in a fixed order. */
    List<Sample> samples();

    /** Files that do not fit together. */
    List<Fault> faults();

    /** Pictures of text lines or words with what they say. */
    record Lines(String format, List<Sample> samples, List<Fault> faults) implements DataFolder {

        public Lines {
            samples = List.copyOf(samples);
            faults = List.copyOf(faults);
        }
    }

    /**
     * Whole pages with their truth. The samples are what can be learnt from them as lines: those
     * drawn on a page, cut from it.
     */
    record Pages(String format, List<TruePage> pages, List<Sample> samples, List<Fault> faults)
            implements DataFolder {

        public Pages {
            pages = List.copyOf(pages);
            samples = List.copyOf(samples);
            faults = List.copyOf(faults);
        }
    }

    /** Pictures of single characters or symbols; the text of a sample is its class. */
    record Classes(String format, List<Sample> samples, List<Fault> faults) implements DataFolder {

        public Classes {
            samples = List.copyOf(samples);
            faults = List.copyOf(faults);
        }
    }

    /** No known format; the message says what was looked for. */
    record Unknown(String message) implements DataFolder {

        @Override
        public String format() {
            return "unknown";
        }

        @Override
        public List<Sample> samples() {
            return List.of();
        }

        @Override
        public List<Fault> faults() {
            return List.of(
                    new Fault(
                            Fault.Severity.ERROR,
                            "unknown-format",
                            "",
                            message,
                            "name a folder in one of these formats"));
        }
    }

    /** Readers in the order in which they are asked; the more telling files come first. */
    List<DataReader> READERS =
            List.of(
                    new WindowsReader(),
                    new LinesZipReader(),
                    new LabelsJsonReader(),
                    new IdxReader(),
                    new IamReader(),
                    new PylaiaReader(),
                    new CsvReader(),
                    new PageReader(),
                    new TextFileReader(),
                    new TabListReader(),
                    new ClassFolderReader());

    /**
     * Looks at a folder.
     *
     * @throws IOException if it cannot be listed or a table in it cannot be read
     */
    static DataFolder open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new Unknown("there is no folder " + folder);
        }
        FileTree tree = FileTree.of(folder);
        for (DataReader reader : READERS) {
            Optional<DataFolder> found = reader.read(tree);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new Unknown(
                ("%s has no data in a known format: lines.zip with lines.tsv, labels.json, IDX files,"
                                + " IAM tables, PyLaia tables, a CSV or tab-separated list, ALTO or"
                                + " PAGE files, NAME.gt.txt beside pictures, one folder per class, or"
                                + " series beside windows.json")
                        .formatted(folder));
    }
}
