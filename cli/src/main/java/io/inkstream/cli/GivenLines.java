package io.inkstream.cli;

import io.inkstream.cli.client.Upload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the lines of a run's scans come from. */
enum GivenLines {
    /** Found by the server. */
    FOUND(Optional.empty()),
    /** In an ALTO or PAGE file beside each scan. */
    GIVEN(Optional.of("given")),
    /** Each scan is the picture of one line. */
    IMAGE(Optional.of("line"));

    private final Optional<String> segmenter;

    GivenLines(Optional<String> segmenter) {
        this.segmenter = segmenter;
    }

    /** What the server is asked for; absent for its own choice. */
    Optional<String> segmenter() {
        return segmenter;
    }

    /** What is sent: the scans, and the files with their lines. */
    List<Upload.File> files(List<InputFiles.Input> inputs) throws BadInputException {
        List<Upload.File> files = new ArrayList<>();
        for (InputFiles.Input input : inputs) {
            files.add(input.toUpload());
            if (this == GIVEN) {
                files.add(beside(input));
            }
        }
        return files;
    }

    private static Upload.File beside(InputFiles.Input scan) throws BadInputException {
        Path lines = scan.path().resolveSibling(named(String.valueOf(scan.path().getFileName())));
        if (!Files.isRegularFile(lines)) {
            throw new BadInputException("no lines for " + scan.path() + ": there is no " + lines);
        }
        return new Upload.File(named(scan.name()), lines);
    }

    private static String named(String scan) {
        int dot = scan.lastIndexOf('.');
        return (dot > scan.lastIndexOf('/') ? scan.substring(0, dot) : scan) + ".xml";
    }
}
