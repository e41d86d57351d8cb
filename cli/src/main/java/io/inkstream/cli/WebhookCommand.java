package io.inkstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.cli.client.Webhooks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, adds and removes webhooks, shows what they were told and tells it again. */
@Command(
        name = "webhook",
        mixinStandardHelpOptions = true,
        description = "Tells other systems over HTTP what happens.",
        synopsisSubcommandLabel = "COMMAND")
final class WebhookCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** What a command asks of the server. */
    @FunctionalInterface
    private interface Question {
        void ask(Webhooks webhooks, Output output) throws ClientException, InterruptedException;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name one of: list, add, remove, deliveries, replay");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "All webhooks.")
    int list() throws ClientException, InterruptedException {
        return with((webhooks, output) ->
                webhooks.list().forEach(webhook -> print(output, webhook, line(webhook))));
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Tells an address what happens from now on; prints the secret once.")
    int add(
            @Parameters(paramLabel = "URL") String url,
            @Option(
                            names = "--event",
                            paramLabel = "TYPE",
                            description =
                                    "Only this: batch.ended, page.done or page.failed. May be given"
                                            + " several times.")
                    @Nullable List<String> events,
            @Option(
                            names = "--secret",
                            paramLabel = "SECRET",
                            description = "whsec_ and 24 to 64 bytes in base64; else a new one.")
                    @Nullable String secret)
            throws ClientException, InterruptedException {
        ObjectNode wish = JsonNodeFactory.instance.objectNode().put("url", url);
        if (events != null) {
            events.forEach(wish.withArray("events")::add);
        }
        if (secret != null) {
            wish.put("secret", secret);
        }
        return with((webhooks, output) -> {
            JsonNode made = webhooks.add(wish);
            print(output, made, line(made) + "  " + made.path("secret").asText());
        });
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Tells the address nothing any more.")
    int remove(@Parameters(paramLabel = "WEBHOOK") String id)
            throws ClientException, InterruptedException {
        return with((webhooks, output) -> {
            webhooks.remove(id);
            output.note("removed " + id);
        });
    }

    @Command(
            name = "deliveries",
            mixinStandardHelpOptions = true,
            description = "What was tried, the latest first.")
    int deliveries(
            @Parameters(paramLabel = "WEBHOOK") String id,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "At most so many (default: ${DEFAULT-VALUE}).")
                    int limit)
            throws ClientException, InterruptedException {
        return with((webhooks, output) ->
                webhooks.deliveries(id, limit)
                        .forEach(delivery -> print(output, delivery, delivery(delivery))));
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Tells everything from an event on once more.")
    int replay(
            @Parameters(paramLabel = "WEBHOOK") String id,
            @Option(
                            names = "--from",
                            paramLabel = "EVENT",
                            required = true,
                            description = "The id of the first event to be told again.")
                    String event)
            throws ClientException, InterruptedException {
        return with((webhooks, output) -> {
            JsonNode webhook = webhooks.replay(id, event);
            print(output, webhook, line(webhook));
        });
    }

    private int with(Question question) throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            question.ask(new Webhooks(client), session.output());
        }
        return ExitCode.DONE;
    }

    private static void print(Output output, JsonNode json, String line) {
        if (output.isJson()) {
            output.json(json);
        } else {
            output.line(line);
        }
    }

    private static String line(JsonNode webhook) {
        return "%s  %-8s  %3d waiting  %s"
                .formatted(
                        webhook.path("webhook_id").asText(),
                        webhook.path("active").asBoolean() ? "active" : "inactive",
                        webhook.path("waiting").asLong(),
                        webhook.path("url").asText());
    }

    private static String delivery(JsonNode delivery) {
        String answer =
                delivery.has("status")
                        ? delivery.path("status").asText()
                        : delivery.path("error").asText();
        return "%s  %s  %-11s  try %d  %-9s  %s"
                .formatted(
                        delivery.path("at").asText(),
                        delivery.path("event_id").asText(),
                        delivery.path("type").asText(),
                        delivery.path("attempt").asInt(),
                        delivery.path("outcome").asText(),
                        answer);
    }
}
