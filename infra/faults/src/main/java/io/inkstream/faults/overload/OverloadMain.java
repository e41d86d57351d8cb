package io.inkstream.faults.overload;

import io.inkstream.faults.agent.Part;
import io.inkstream.faults.installation.DeletedFolder;
import io.inkstream.faults.installation.Installation;
import io.inkstream.messaging.PublishException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code ./inkstream overload [--seconds N] [--times F] [--waiting N]}. Ends with 0 when all that
 * is promised of overload was kept.
 */
public final class OverloadMain {
    private static final int USAGE = 2;

    private OverloadMain() {}

    public static void main(String... arguments)
            throws IOException, InterruptedException, PublishException {
        long seconds = 600;
        double times = 4;
        long waiting = 100;
        try {
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "overload" -> {}
                    case "--seconds" -> seconds = Long.parseLong(arguments[++i]);
                    case "--times" -> times = Double.parseDouble(arguments[++i]);
                    case "--waiting" -> waiting = Long.parseLong(arguments[++i]);
                    default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.err.println(
                    "inkstream: overload [--seconds N] [--times F] [--waiting N]: "
                            + e.getMessage());
            System.exit(USAGE);
        }
        System.exit(run(Duration.ofSeconds(seconds), times, waiting));
    }

    private static int run(Duration time, double times, long waiting)
            throws IOException, InterruptedException, PublishException {
        Path folder = Files.createTempDirectory("inkstream-overload-");
        Path repository = Path.of(System.getProperty("inkstream.root", ".")).toAbsolutePath();
        var settings = new Installation.Settings(Duration.ofSeconds(60), Set.of());
        Map<Part, Map<String, String>> limits =
                Map.of(Part.INGEST, Map.of("ocr.ingest.admission.waiting", Long.toString(waiting)));
        List<String> broken;
        try (Installation installation = Installation.start(folder, repository, settings, limits);
                Gauges gauges = new Gauges(installation)) {
            Report report = new Overload(installation, gauges).run(time, times);
            System.out.println(report.text());
            broken = report.broken();
        }
        broken.forEach(what -> System.out.println("broken   " + what));
        if (broken.isEmpty()) {
            DeletedFolder.delete(folder);
            return 0;
        }
        System.out.println("logs and data: " + folder);
        return 1;
    }
}
