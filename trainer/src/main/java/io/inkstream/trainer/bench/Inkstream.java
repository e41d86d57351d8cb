package io.inkstream.trainer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Our recogniser in a process of its own, as a worker with one model and without a broker. Before
 * it counts, each process warms up with the same pictures, so that the difference of two runs is
 * reading alone.
 */
final class Inkstream {
    private final Path model;
    private final Path work;

    Inkstream(Path model, Path work) {
        this.model = model;
        this.work = work;
    }

    /**
     * What a run took and gave.
     *
     * @param texts one per page, in order
     * @param steps CPU milliseconds by step, all pages together
     * @param readingMillis from the first page to the last, without start-up
     */
    record Run(
            Measured measured,
            List<String> texts,
            Map<String, Double> steps,
            double readingMillis) {
        Run {
            texts = List.copyOf(texts);
        }

        /** CPU milliseconds by step of one page, on average. */
        Map<String, Double> stepsPerPage() {
            Map<String, Double> each = new LinkedHashMap<>();
            steps.forEach((step, millis) -> each.put(step, millis / texts.size()));
            return each;
        }
    }

    Run read(List<Path> pages, List<Path> warmUp, int threads)
            throws IOException, InterruptedException {
        Path output = Files.createTempDirectory(work, "read-");
        Measured measured =
                run(
                        ReadPages.class,
                        List.of(
                                model.toString(),
                                Integer.toString(threads),
                                output.toString(),
                                list(pages, output.resolve("pages")),
                                list(warmUp, output.resolve("warm-up"))),
                        output);
        List<String> texts = new ArrayList<>(pages.size());
        for (int i = 0; i < pages.size(); i++) {
            texts.add(Files.readString(output.resolve(i + ".txt")));
        }
        return new Run(
                measured,
                texts,
                steps(output.resolve("steps.tsv")),
                Double.parseDouble(Files.readString(output.resolve("wall"))));
    }

    /** The recogniser alone on pictures of lines. */
    Run readLines(List<Path> lines, List<Path> warmUp) throws IOException, InterruptedException {
        Path output = Files.createTempDirectory(work, "lines-");
        Path texts = output.resolve("texts");
        Measured measured =
                run(
                        ReadLines.class,
                        List.of(
                                model.toString(),
                                texts.toString(),
                                list(lines, output.resolve("lines")),
                                list(warmUp, output.resolve("warm-up"))),
                        output);
        return new Run(measured, Files.readAllLines(texts), Map.of(), 0);
    }

    private static String list(List<Path> pictures, Path file) throws IOException {
        Files.write(file, pictures.stream().map(path -> path.toAbsolutePath().toString()).toList());
        return file.toString();
    }

    private static Measured run(Class<?> program, List<String> arguments, Path output)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx96m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=4",
                                "--add-modules",
                                "jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "@" + classPath(output),
                                program.getName()));
        command.addAll(arguments);
        return MeasuredProcess.run(command, Map.of(), output.resolve("log"));
    }

    /**
     * Out of sight of the command line: ONNX Runtime searches that of its process with a recursive
     * pattern, and one of a few thousand characters exhausts the stack of a thread.
     */
    private static Path classPath(Path output) throws IOException {
        Path file = output.resolve("classpath");
        Files.writeString(file, "-cp\n\"" + System.getProperty("java.class.path") + "\"\n");
        return file;
    }

    private static Map<String, Double> steps(Path table) throws IOException {
        Map<String, Double> steps = new LinkedHashMap<>();
        for (String step : List.of("open", "segment", "prepare", "infer", "decode", "assemble")) {
            steps.put(step, 0.0);
        }
        for (String row : Files.readAllLines(table)) {
            String[] cells = row.split("\t", -1);
            steps.put(cells[0], Double.parseDouble(cells[1]));
        }
        return steps;
    }
}
