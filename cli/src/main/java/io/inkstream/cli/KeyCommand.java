package io.inkstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.InkstreamClient;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, lists and revokes keys. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Makes, lists and revokes keys of a server that demands them.",
        synopsisSubcommandLabel = "COMMAND")
final class KeyCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name one of: create, list, revoke");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes a key and prints its secret, once.")
    int create(
            @Parameters(paramLabel = "NAME", description = "What people call it.") String name,
            @Option(
                            names = "--scope",
                            required = true,
                            split = ",",
                            paramLabel = "SCOPE",
                            description = "What it is for: read, submit, train, operate, admin.")
                    List<String> scopes,
            @Option(names = "--days", paramLabel = "N", description = "Ends after so many days.")
                    @Nullable Integer days,
            @Option(
                            names = "--tenant",
                            paramLabel = "TENANT",
                            description = "Whose batches it sees (default: default).")
                    @Nullable String tenant)
            throws ClientException, InterruptedException {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("name", name);
        wish.put("scopes", scopes);
        if (days != null) {
            wish.put("expires", Instant.now().plus(Duration.ofDays(days)).toString());
        }
        if (tenant != null) {
            wish.put("tenant", tenant);
        }
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            JsonNode made = client.createKey(wish);
            if (session.output().isJson()) {
                session.output().json(made);
            } else {
                session.output().note("shown once, keep it: INKSTREAM_KEY=…");
                session.output().line(made.path("secret").asText());
            }
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "All keys, without their secrets.")
    int list() throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            for (JsonNode key : client.listKeys()) {
                if (session.output().isJson()) {
                    session.output().json(key);
                } else {
                    session.output().line(text(key));
                }
            }
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "The key opens nothing any more, within five seconds.")
    int revoke(@Parameters(paramLabel = "ID") String id)
            throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            JsonNode key = client.revokeKey(id);
            if (session.output().isJson()) {
                session.output().json(key);
            } else {
                session.output().note("revoked " + id);
            }
        }
        return ExitCode.DONE;
    }

    private static String text(JsonNode key) {
        List<String> scopes = new java.util.ArrayList<>();
        key.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        String end =
                key.has("revoked")
                        ? "revoked " + key.path("revoked").asText()
                        : key.has("expires") ? "until " + key.path("expires").asText() : "";
        return "%s  %-12s %-24s %s  %s"
                .formatted(
                        key.path("id").asText(),
                        key.path("tenant").asText(),
                        key.path("name").asText(),
                        String.join(",", scopes),
                        end)
                .stripTrailing();
    }
}
