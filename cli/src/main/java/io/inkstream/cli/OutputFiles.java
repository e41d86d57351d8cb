package io.inkstream.cli;

import io.inkstream.cli.client.ExportFormat;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where results go: {@code NAME.txt} beside the input or at the same place below the output folder.
 * Where two inputs would share a file, or one would be overwritten, it is {@code NAME.EXT.txt}.
 */
final class OutputFiles {
    private final Optional<Path> folder;
    private final Set<Path> taken = new HashSet<>();
    private final Map<Path, Integer> claims = new HashMap<>();

    OutputFiles(Optional<Path> folder, List<InputFiles.Input> inputs, List<ExportFormat> formats) {
        this.folder = folder.map(path -> path.toAbsolutePath().normalize());
        for (InputFiles.Input input : inputs) {
            taken.add(input.path());
            for (ExportFormat format : formats) {
                claims.merge(brief(input, format), 1, Integer::sum);
            }
        }
    }

    Path of(InputFiles.Input input, ExportFormat format) {
        Path brief = brief(input, format);
        boolean collides = claims.getOrDefault(brief, 0) > 1 || taken.contains(brief);
        return collides ? full(input, format) : brief;
    }

    /** The file of one page, for a format with one file per page: {@code NAME-0003.alto.xml}. */
    Path of(InputFiles.Input input, ExportFormat format, int page) {
        Path whole = of(input, format);
        String name = whole.getFileName().toString();
        String stem = name.substring(0, name.length() - format.extension().length() - 1);
        return whole.resolveSibling("%s-%04d.%s".formatted(stem, page, format.extension()));
    }

    private Path brief(InputFiles.Input input, ExportFormat format) {
        String name = input.path().getFileName().toString();
        int dot = name.lastIndexOf('.');
        return place(input, (dot <= 0 ? name : name.substring(0, dot)) + "." + format.extension());
    }

    /** Inputs of one name from different folders differ in the name they have in the batch. */
    private Path full(InputFiles.Input input, ExportFormat format) {
        String name = input.name().substring(input.name().lastIndexOf('/') + 1);
        return place(input, name + "." + format.extension());
    }

    private Path place(InputFiles.Input input, String name) {
        return folder.map(path -> path.resolve(input.relative()))
                .orElse(input.path())
                .resolveSibling(name);
    }
}
