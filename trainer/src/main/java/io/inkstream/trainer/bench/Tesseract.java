package io.inkstream.trainer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tesseract as users run it, on one thread. A list of files is one process, so its start-up is paid
 * once, as ours is.
 */
final class Tesseract {
    private static final Map<String, String> ONE_THREAD = Map.of("OMP_THREAD_LIMIT", "1");
    private static final String PAGE_END = "\f";
    static final String ENGLISH = "eng";

    private final Path program;
    private final Path work;
    private final String languages;

    private Tesseract(Path program, Path work, String languages) {
        this.program = program;
        this.work = work;
        this.languages = languages;
    }

    /** How it looks for text. */
    enum Mode {
        /** Pages, as it comes. */
        DEFAULT("psm 3", "--psm 3"),
        /** Pages, with the threshold that takes uneven light. */
        SAUVOLA("psm 3, Sauvola", "--psm 3 -c thresholding_method=2"),
        /** Pictures of one line. */
        LINES("psm 7", "--psm 7");

        private final String title;
        private final String options;

        Mode(String title, String options) {
            this.title = title;
            this.options = options;
        }

        String title() {
            return title;
        }
    }

    /** What a run took, and a text per picture. */
    record Run(Measured measured, List<String> texts) {
        Run {
            texts = List.copyOf(texts);
        }
    }

    /** The one on the path, if any, reading English. */
    static Optional<Tesseract> find(Path work) {
        return find(work, ENGLISH);
    }

    /**
     * The one on the path, if any.
     *
     * @param languages joined by plus signs
     */
    static Optional<Tesseract> find(Path work, String languages) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            Path program = Path.of(folder, "tesseract");
            if (Files.isExecutable(program)) {
                return Optional.of(new Tesseract(program, work, languages));
            }
        }
        return Optional.empty();
    }

    /** Its name and version. */
    String version() throws IOException, InterruptedException {
        Path log = Files.createTempFile(work, "tesseract-", ".version");
        MeasuredProcess.run(List.of(program.toString(), "--version"), Map.of(), log);
        return Files.readAllLines(log).getFirst();
    }

    Run read(List<Path> pictures, Mode mode) throws IOException, InterruptedException {
        Path output = Files.createTempDirectory(work, "tesseract-");
        Path list = output.resolve("list.txt");
        Files.write(list, pictures.stream().map(file -> file.toAbsolutePath().toString()).toList());
        List<String> command =
                new ArrayList<>(
                        List.of(
                                program.toString(),
                                list.toString(),
                                output.resolve("text").toString(),
                                "-l",
                                languages));
        command.addAll(List.of(mode.options.split(" ", -1)));
        Measured measured = MeasuredProcess.run(command, ONE_THREAD, output.resolve("log"));
        String[] texts = Files.readString(output.resolve("text.txt")).split(PAGE_END, -1);
        List<String> perPicture = new ArrayList<>(pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            perPicture.add(i < texts.length ? texts[i] : "");
        }
        return new Run(measured, perPicture);
    }
}
