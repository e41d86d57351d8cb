package io.inkstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.cli.client.UnreachableException;
import io.inkstream.cli.server.ServerAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells what is reachable and what to do about what is not. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks whether everything can be reached, and says what to do.")
final class DoctorCommand implements Callable<Integer> {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** One finding. */
    record Check(String name, boolean ok, String detail) {}

    @Override
    public Integer call() throws InterruptedException {
        Session session = Session.of(spec);
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("java", true, Runtime.version().toString()));
        checks.addAll(server(session.options().findServer()));
        checks.add(kafka(ServerAddress.fromEnvironment().findKafka(Optional.empty())));
        checks.forEach(check -> print(session.output(), check));
        return checks.stream().allMatch(Check::ok) ? ExitCode.DONE : ExitCode.UNREACHABLE;
    }

    private static void print(Output output, Check check) {
        if (output.isJson()) {
            output.json(check);
        } else {
            output.line(
                    "%-4s  %-24s  %s"
                            .formatted(check.ok() ? "ok" : "FAIL", check.name(), check.detail()));
        }
    }

    private static List<Check> server(Optional<URI> found) throws InterruptedException {
        if (found.isEmpty()) {
            return List.of(
                    new Check("server", false, "none is running: start one with \"inkstream up\""));
        }
        URI address = found.get();
        try (InkstreamClient client = new InkstreamClient(address)) {
            JsonNode health = client.health();
            List<Check> checks = new ArrayList<>();
            checks.add(check("server", health, address.toString()));
            health.path("checks")
                    .forEach(part ->
                            checks.add(
                                    check(
                                            part.path("name").asText(),
                                            part,
                                            part.path("data").path("cause").asText(""))));
            return checks;
        } catch (UnreachableException e) {
            return List.of(new Check("server", false, String.valueOf(e.getMessage())));
        }
    }

    private static Check check(String name, JsonNode health, String detail) {
        return new Check(name, health.path("status").asText().equals("UP"), detail);
    }

    private static Check kafka(Optional<String> found) {
        if (found.isEmpty()) {
            return new Check("kafka", true, "unknown here: $INKSTREAM_KAFKA is not set");
        }
        String first = found.get().split(",", 2)[0];
        int colon = first.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            int port = Integer.parseInt(first.substring(colon + 1));
            socket.connect(
                    new InetSocketAddress(first.substring(0, Math.max(0, colon)), port),
                    (int) CONNECT_LIMIT.toMillis());
            return new Check("kafka", true, first);
        } catch (IOException | NumberFormatException e) {
            return new Check("kafka", false, first + ": " + e.getMessage());
        }
    }
}
