package io.inkstream.cli;

import io.inkstream.cli.client.InkstreamClient;
import io.inkstream.cli.client.UnreachableException;
import java.net.URI;
import picocli.CommandLine.Model.CommandSpec;

/** What a command works with: the options of all commands, the output, the server. */
record Session(GlobalOptions options, Output output) {

    static Session of(CommandSpec command) {
        Inkstream root = (Inkstream) command.root().userObject();
        return new Session(root.options(), root.output());
    }

    /** The caller closes it. */
    InkstreamClient connect() throws UnreachableException {
        return new InkstreamClient(server());
    }

    /** The one that was named or is running. */
    URI server() throws UnreachableException {
        return options.findServer()
                .orElseThrow(() ->
                        new UnreachableException(
                                "no server is running; start one with \"inkstream"
                                        + " up\", or name it with --server"));
    }
}
