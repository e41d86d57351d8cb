package io.inkstream.faults.installation;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java program of the installation, to be started, stopped, frozen and killed. */
public final class ChildProcess {
    private final String name;
    private final Process process;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /**
     * @param arguments of {@code java}
     * @param log is appended to
     */
    static ChildProcess start(String name, List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return new ChildProcess(
                name,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()))
                        .start());
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public void killHard() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; whether it ended within the limit. */
    public boolean stop(Duration limit) throws InterruptedException {
        process.destroy();
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    public boolean hasEnded(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void freeze() throws IOException, InterruptedException {
        Signals.send(process.pid(), "STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        Signals.send(process.pid(), "CONT");
    }

    @Override
    public String toString() {
        return name;
    }
}
