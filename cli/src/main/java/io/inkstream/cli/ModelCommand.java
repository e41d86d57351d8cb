package io.inkstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.contracts.ModelAlias;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows models and moves the names that batches ask for. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Shows models, compares them, promotes and rolls back.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Further commands of the launcher: model publish, model export, model explain"
        })
final class ModelCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** A change of a model, and who makes it. */
    private interface Change {
        JsonNode by(InkstreamClient client, Map<String, Object> wish)
                throws ClientException, InterruptedException;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name one of: list, show, candidate, shadow, compare, promote, rollback, pin");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "All models with their aliases.")
    int list() throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            for (JsonNode model : client.listModels()) {
                if (session.output().isJson()) {
                    session.output().json(model);
                } else {
                    session.output().line(ModelText.line(model));
                }
            }
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Versions, what came of looking at them, and every move of an alias.")
    int show(@Parameters(paramLabel = "MODEL") String model)
            throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            print(session.output(), client.model(model));
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "compare",
            mixinStandardHelpOptions = true,
            description = "How the candidate's readings differ from those of the stable version.")
    int compare(@Parameters(paramLabel = "MODEL") String model)
            throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            JsonNode comparison = client.comparison(model);
            if (session.output().isJson()) {
                session.output().json(comparison);
            } else {
                ModelText.comparison(comparison).forEach(session.output()::line);
            }
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "promote",
            mixinStandardHelpOptions = true,
            description = "Makes the candidate stable, unless a comparison holds it back.")
    int promote(
            @Parameters(paramLabel = "MODEL[@VERSION]") String name,
            @Option(names = "--force", description = "Whatever the comparison says.") boolean force,
            @Option(names = "--by", paramLabel = "NAME", description = "Who decides so.")
                    @Nullable String by)
            throws ClientException, InterruptedException {
        Map<String, Object> wish = wish(by);
        wish.put("force", force);
        version(name).ifPresent(version -> wish.put("version", version));
        return change((client, change) -> client.changeModel(model(name), "promote", change), wish);
    }

    @Command(
            name = "rollback",
            mixinStandardHelpOptions = true,
            description = "Makes the version stable that was so before.")
    int rollback(
            @Parameters(paramLabel = "MODEL") String name,
            @Option(names = "--by", paramLabel = "NAME", description = "Who decides so.")
                    @Nullable String by)
            throws ClientException, InterruptedException {
        return change((client, change) -> client.changeModel(name, "rollback", change), wish(by));
    }

    @Command(
            name = "pin",
            mixinStandardHelpOptions = true,
            description = "Makes this version stable, whatever a comparison or a new release says.")
    int pin(
            @Parameters(paramLabel = "MODEL@VERSION") String name,
            @Option(names = "--by", paramLabel = "NAME", description = "Who decides so.")
                    @Nullable String by)
            throws ClientException, InterruptedException {
        return point(name, ModelAlias.STABLE, by);
    }

    @Command(
            name = "candidate",
            mixinStandardHelpOptions = true,
            description = "Makes this version the candidate.")
    int candidate(
            @Parameters(paramLabel = "MODEL@VERSION") String name,
            @Option(names = "--by", paramLabel = "NAME", description = "Who decides so.")
                    @Nullable String by)
            throws ClientException, InterruptedException {
        return point(name, ModelAlias.CANDIDATE, by);
    }

    @Command(
            name = "shadow",
            mixinStandardHelpOptions = true,
            description = "How many pages of the stable version the candidate reads as well.")
    int shadow(
            @Parameters(paramLabel = "MODEL") String name,
            @Parameters(paramLabel = "PERCENT") int percent)
            throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            JsonNode setting = client.putModel(name, "shadow", Map.of("percent", percent));
            if (session.output().isJson()) {
                session.output().json(setting);
            } else {
                session.output().note("%d %% of the pages".formatted(percent));
            }
        }
        return ExitCode.DONE;
    }

    private int point(String name, String alias, @Nullable String by)
            throws ClientException, InterruptedException {
        Map<String, Object> wish = wish(by);
        wish.put(
                "version",
                version(name)
                        .orElseThrow(() ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "name a version: %s@VERSION".formatted(name))));
        return change(
                (client, change) -> client.putModel(model(name), "aliases/" + alias, change), wish);
    }

    private int change(Change change, Map<String, Object> wish)
            throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        try (InkstreamClient client = session.connect()) {
            print(session.output(), change.by(client, wish));
        }
        return ExitCode.DONE;
    }

    private static void print(Output output, JsonNode model) {
        if (output.isJson()) {
            output.json(model);
        } else {
            ModelText.lines(model).forEach(output::line);
        }
    }

    private static Map<String, Object> wish(@Nullable String by) {
        Map<String, Object> wish = new LinkedHashMap<>();
        if (by != null) {
            wish.put("by", by);
        }
        return wish;
    }

    private static String model(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    private static Optional<String> version(String name) {
        int at = name.indexOf('@');
        return at < 0 ? Optional.empty() : Optional.of(name.substring(at + 1));
    }
}
