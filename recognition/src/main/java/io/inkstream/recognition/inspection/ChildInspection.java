package io.inkstream.recognition.inspection;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Tries a model in a process of its own, with an empty environment, a limit on its time and one on
 * its memory: what a file does when it is opened and run, it does there. Safe for many threads.
 *
 * @param timeLimit for start, opening and reading the golden set
 * @param memoryBytes resident memory at which the process is ended; looked at where the system
 *     tells it ({@code /proc})
 */
public record ChildInspection(Duration timeLimit, long memoryBytes) {
    public static final ChildInspection DEFAULT =
            new ChildInspection(Duration.ofSeconds(60), 2L * 1024 * 1024 * 1024);

    private static final long LOOK_MILLIS = 50;
    private static final int LONGEST_ANSWER = 4000;

    /** Refuses by what the file holds, then by what it does. */
    public Verdict inspect(Path file) throws IOException, InterruptedException {
        Verdict structure = ModelInspection.structure(file);
        return structure instanceof Verdict.Refused ? structure : trial(file);
    }

    private Verdict trial(Path file) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("inspection-");
        try {
            Path answer = folder.resolve("answer");
            Process child = start(file, folder, answer);
            Optional<Verdict> ended = watch(child);
            return ended.isPresent() ? ended.get() : read(answer, child.exitValue());
        } finally {
            delete(folder);
        }
    }

    private static Process start(Path file, Path folder, Path answer) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Djava.io.tmpdir=" + folder,
                        "-XX:ErrorFile=" + folder.resolve("error"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        InspectionMain.class.getName(),
                        file.toAbsolutePath().toString());
        builder.environment().clear();
        builder.directory(folder.toFile());
        builder.redirectOutput(answer.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    /** Recognition and ONNX Runtime: no more can be reached from a model that breaks out. */
    private static String classPath() throws IOException {
        return place(InspectionMain.class) + File.pathSeparator + place(OrtEnvironment.class);
    }

    private static Path place(Class<?> type) throws IOException {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("where " + type + " lies cannot be told", e);
        }
    }

    /** The verdict on a process that had to be ended, or nothing when it ended by itself. */
    private Optional<Verdict> watch(Process child) throws InterruptedException {
        long end = System.nanoTime() + timeLimit.toNanos();
        try {
            while (!child.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() > end) {
                    return Optional.of(
                            new Verdict.Refused(
                                    ModelFault.TOO_SLOW,
                                    "did not read the golden set in %d s"
                                            .formatted(timeLimit.toSeconds())));
                }
                if (residentBytes(child.pid()) > memoryBytes) {
                    return Optional.of(
                            new Verdict.Refused(
                                    ModelFault.MEMORY,
                                    "took more than %d MiB"
                                            .formatted(memoryBytes / (1024 * 1024))));
                }
            }
            return Optional.empty();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** 0 where the system does not tell. */
    private static long residentBytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            // it has ended, or there is no such place
        }
        return 0;
    }

    private static Verdict read(Path answer, int exitCode) throws IOException {
        List<String> said = new ArrayList<>();
        try (Stream<String> lines = Files.lines(answer, StandardCharsets.UTF_8)) {
            lines.filter(line -> line.startsWith(InspectionMain.ANSWER)).forEach(said::add);
        }
        if (exitCode != 0 || said.isEmpty()) {
            return new Verdict.Refused(
                    ModelFault.STRUCTURE, "ends the process that tries it, exit code " + exitCode);
        }
        String verdict = said.getLast().substring(InspectionMain.ANSWER.length() + 1);
        if (verdict.equals(InspectionMain.ACCEPTED)) {
            return new Verdict.Accepted();
        }
        int blank = verdict.indexOf(' ');
        String detail = verdict.substring(blank + 1);
        return new Verdict.Refused(
                ModelFault.ofWord(verdict.substring(0, blank)),
                detail.substring(0, Math.min(detail.length(), LONGEST_ANSWER)));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
