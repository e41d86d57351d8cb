package io.inkstream.trainer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs one after the other and says what each took. CPU time is that of the whole tree of
 * processes, from the kernel's count for children that ended (Linux). For one thread at a time, and
 * nothing else may start processes meanwhile.
 */
final class MeasuredProcess {
    private static final Path OWN_STATISTICS = Path.of("/proc/self/stat");
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    /** USER_HZ, the unit of /proc, is 100 on every Linux a JDK runs on. */
    private static final int TICKS_PER_SECOND = 100;

    private static final int POLL_MILLIS = 20;

    private MeasuredProcess() {}

    /**
     * Runs a program to its end.
     *
     * @param log gets what it prints
     * @throws IOException when it cannot be started or ends with an error; tells the end of the log
     */
    static Measured run(List<String> command, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectOutput(log.toFile());
        long ticks = childTicks();
        long since = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        long peak = 0;
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, residentPeak(process.pid()));
        }
        Duration wall = Duration.ofNanos(System.nanoTime() - since);
        if (process.exitValue() != 0) {
            throw new IOException(
                    "%s ended with %d: %s"
                            .formatted(command.getFirst(), process.exitValue(), tail(log)));
        }
        Duration cpu = Duration.ofMillis((childTicks() - ticks) * 1000 / TICKS_PER_SECOND);
        return new Measured(cpu, wall, peak);
    }

    private static long childTicks() throws IOException {
        if (!Files.exists(OWN_STATISTICS)) {
            throw new IOException("bench counts CPU time with /proc, which only Linux has");
        }
        String statistics = Files.readString(OWN_STATISTICS);
        // the name in parentheses may hold spaces
        String[] fields = statistics.substring(statistics.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]);
    }

    private static long residentPeak(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            // it ended between two looks
        }
        return 0;
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }
}
