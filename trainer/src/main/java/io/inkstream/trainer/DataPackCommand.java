package io.inkstream.trainer;

import io.inkstream.trainer.dataset.reading.DataFolder;
import io.inkstream.trainer.dataset.reading.PackedLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code data pack DATA -o DIR}: ground truth of any format as lines.zip and lines.tsv. */
@Command(
        name = "pack",
        description = "Write ground truth of any format as lines.zip and lines.tsv.",
        mixinStandardHelpOptions = true)
final class DataPackCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DATA", description = "The folder of ground truth.")
    private Path data = Path.of(".");

    @Option(
            names = {"-o", "--output"},
            required = true,
            description = "The folder to write to.")
    private Path output = Path.of("packed");

    @Override
    public Integer call() throws IOException {
        DataFolder folder = DataFolder.open(data);
        if (folder instanceof DataFolder.Unknown(String message)) {
            throw new IOException(message);
        }
        int count = PackedLines.write(folder, output);
        System.err.printf("%d of %d samples packed%n", count, folder.samples().size());
        return 0;
    }
}
