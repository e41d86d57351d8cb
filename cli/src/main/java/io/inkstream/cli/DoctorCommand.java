package io.inkstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.cli.client.UnreachableException;
import io.inkstream.cli.server.ServerAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells what is reachable, of which version, and what to do about what is not as it should be. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks whether everything can be reached, and says what to do.")
final class DoctorCommand implements Callable<Integer> {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
    private static final Duration CLOCK_LIMIT = Duration.ofSeconds(5);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /**
     * One finding.
     *
     * @param remedy what to do about it
     */
    record Check(String name, boolean ok, String detail, Optional<String> remedy) {
        static Check good(String name, String detail) {
            return new Check(name, true, detail, Optional.empty());
        }

        static Check bad(String name, String detail, String remedy) {
            return new Check(name, false, detail, Optional.of(remedy));
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = Session.of(spec);
        List<Check> checks = new ArrayList<>();
        checks.add(Check.good("java", Runtime.version().toString()));
        checks.addAll(server(session.options().findServer()));
        checks.add(kafka(ServerAddress.fromEnvironment().findKafka(Optional.empty())));
        checks.forEach(check -> print(session.output(), check));
        return checks.stream().allMatch(Check::ok) ? ExitCode.DONE : ExitCode.UNREACHABLE;
    }

    private static void print(Output output, Check check) {
        if (output.isJson()) {
            output.json(check);
            return;
        }
        String mark = check.ok() ? "ok" : "FAIL";
        output.line(
                "%-4s  %-16s  %s".formatted(mark, check.name(), check.detail()).stripTrailing());
        check.remedy().ifPresent(remedy -> output.line("      -> " + remedy));
    }

    private static List<Check> server(Optional<URI> found) throws InterruptedException {
        if (found.isEmpty()) {
            return List.of(
                    Check.bad(
                            "server",
                            "none is running here",
                            "start one with \"inkstream up\", or name it with --server"));
        }
        URI address = found.get();
        try (InkstreamClient client = new InkstreamClient(address)) {
            List<Check> checks = new ArrayList<>();
            checks.add(ready(client.health(), address));
            checks.addAll(diagnosis(client));
            return checks;
        } catch (UnreachableException e) {
            return List.of(
                    Check.bad(
                            "server",
                            String.valueOf(e.getMessage()),
                            "start it, or correct --server or $INKSTREAM_SERVER"));
        }
    }

    /** An ingress may keep health to itself; what the server finds out itself comes after. */
    private static Check ready(JsonNode health, URI address) {
        String status = health.path("status").asText("");
        if (!status.equals("DOWN")) {
            return Check.good("server", address + (status.isEmpty() ? ", answers" : ", ready"));
        }
        List<String> down = new ArrayList<>();
        for (JsonNode part : health.path("checks")) {
            if (part.path("status").asText().equals("DOWN")) {
                String cause = part.path("data").path("cause").asText("");
                down.add(part.path("name").asText() + (cause.isEmpty() ? "" : ": " + cause));
            }
        }
        return Check.bad(
                "server",
                address + " is not ready: " + String.join("; ", down),
                "see what follows, and the server's log");
    }

    private static List<Check> diagnosis(InkstreamClient client) throws InterruptedException {
        try {
            Instant before = Instant.now();
            JsonNode diagnosis = client.diagnosis();
            Instant after = Instant.now();
            List<Check> checks = new ArrayList<>();
            for (JsonNode finding : diagnosis.path("findings")) {
                checks.add(
                        new Check(
                                finding.path("name").asText(),
                                finding.path("ok").asBoolean(),
                                finding.path("detail").asText(),
                                Optional.ofNullable(finding.path("remedy").textValue())));
            }
            checks.add(clock(before, Instant.parse(diagnosis.path("at").asText()), after));
            return checks;
        } catch (ClientException e) {
            return List.of(
                    Check.bad(
                            "diagnosis",
                            String.valueOf(e.getMessage()),
                            "the server may be older than this command: compare versions"));
        }
    }

    private static Check clock(Instant before, Instant there, Instant after) {
        Duration off =
                there.isBefore(before)
                        ? Duration.between(there, before)
                        : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
        String detail = "%d ms from the server's".formatted(off.toMillis());
        return off.compareTo(CLOCK_LIMIT) <= 0
                ? Check.good("clock here", detail)
                : Check.bad("clock here", detail, "let NTP set the clocks of both machines");
    }

    private static Check kafka(Optional<String> found) {
        if (found.isEmpty()) {
            return Check.good("events", "not looked at: $INKSTREAM_KAFKA is not set");
        }
        String first = found.get().split(",", 2)[0];
        int colon = first.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            int port = Integer.parseInt(first.substring(colon + 1));
            socket.connect(
                    new InetSocketAddress(first.substring(0, Math.max(0, colon)), port),
                    (int) CONNECT_LIMIT.toMillis());
            return Check.good("events", first + " takes connections");
        } catch (IOException | IllegalArgumentException e) {
            return Check.bad(
                    "events",
                    first + ": " + e.getMessage(),
                    "correct $INKSTREAM_KAFKA; only \"inkstream events\" needs it");
        }
    }
}
