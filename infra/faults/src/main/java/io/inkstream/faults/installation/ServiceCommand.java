package io.inkstream.faults.installation;

import io.inkstream.faults.agent.Part;
import io.inkstream.faults.installation.Links.Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a packaged service is started: as in production, and with the agent. */
record ServiceCommand(Path root, Path repository, Path agent, Installation.Settings settings) {

    List<String> arguments(Part part, int port, Links links, Map<String, String> extra) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(
                List.of(
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        arguments.add("-javaagent:" + agent + "=" + agentArgument(part));
        arguments.add("-Dinkstream.faults.points=" + root.resolve("points"));
        arguments.add("-Dquarkus.http.port=" + port);
        arguments.add("-Dquarkus.log.level=INFO");
        arguments.add("-Docr.store.directory=" + root.resolve("objects"));
        arguments.add("-Docr.kafka.bootstrap-servers=127.0.0.1:" + links.port(part, Server.BROKER));
        if (part == Part.INGEST) {
            arguments.add(
                    "-Docr.ingest.reconciling.every="
                            + settings.reconcileEvery().toSeconds()
                            + "s");
        }
        if (part == Part.WORKER) {
            arguments.add("-Docr.worker.bundled-models=" + repository.resolve("models"));
            arguments.add("-Docr.worker.lanes=2");
        }
        if (part == Part.RESULTS) {
            arguments.add(
                    "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:%d/postgres"
                            .formatted(links.port(part, Server.DATABASE)));
            arguments.add("-Dquarkus.datasource.username=postgres");
            arguments.add("-Dquarkus.datasource.password=postgres");
        }
        extra.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.add("-jar");
        arguments.add(
                repository
                        .resolve(part.module())
                        .resolve("target/quarkus-app/quarkus-run.jar")
                        .toString());
        return arguments;
    }

    private String agentArgument(Part part) {
        return settings.bugs().stream()
                .filter(bug -> bug.isIn(part))
                .map(bug -> "," + bug.name())
                .collect(Collectors.joining("", part.name(), ""));
    }
}
