package io.inkstream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.cli.client.ClientException;
import io.inkstream.cli.client.InkstreamClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Has the read model made anew from the object store. */
@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        description = "Makes the read model anew from the object store, while the old one serves.")
final class RepairCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws ClientException, InterruptedException {
        Session session = Session.of(spec);
        String[] last = {""};
        try (InkstreamClient client = session.connect()) {
            client.rebuild(step -> {
                last[0] = step.path("step").asText();
                print(session.output(), step);
            });
        }
        return last[0].equals("done") ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static void print(Output output, JsonNode step) {
        if (output.isJson()) {
            output.json(step);
        } else if (step.has("detail")) {
            output.note("failed: " + step.path("detail").asText());
        } else {
            output.note(
                    "%-6s  %d objects, %d facts"
                            .formatted(
                                    step.path("step").asText(),
                                    step.path("objects").asLong(),
                                    step.path("facts").asLong()));
        }
    }
}
