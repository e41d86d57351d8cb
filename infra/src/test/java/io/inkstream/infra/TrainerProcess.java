package io.inkstream.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command of the trainer as a process of its own, started as the launcher does. */
final class TrainerProcess implements AutoCloseable {
    private static final List<String> MODULES =
            List.of("trainer", "recognition", "storage", "messaging", "contracts");

    private final Process process;
    private final Path log;

    private TrainerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static boolean isBuilt() {
        return Files.isDirectory(Repository.path("trainer/target/lib"));
    }

    /**
     * @param folder where it is started; its standard error goes into a file there
     */
    static TrainerProcess start(Path folder, List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "--add-modules",
                                "jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                                "io.inkstream.trainer.TrainerMain"));
        command.addAll(arguments);
        Path log = folder.resolve("trainer.log");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("GOMP_SPINCOUNT", "10000");
        builder.environment().put("CLASSPATH", classPath());
        return new TrainerProcess(builder.start(), log);
    }

    private static String classPath() {
        return Stream.concat(
                        MODULES.stream().map(module -> module + "/target/classes"),
                        Stream.of("trainer/target/lib/*"))
                .map(place -> Repository.path(place).toString())
                .collect(Collectors.joining(":"));
    }

    /** What it wrote to standard output; an exit code other than 0 is an exception. */
    String end() throws IOException, InterruptedException {
        String written =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("exit code %d%n%s".formatted(code, log()));
        }
        return written;
    }

    /** What it has written to standard error until now. */
    String log() throws IOException {
        return Files.readString(log);
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    /** Asks for an orderly stop and waits for it. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
