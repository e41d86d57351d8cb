package io.inkstream.cli;

import io.inkstream.cli.server.ServerAddress;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. */
final class GlobalOptions {
    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print JSON, one object per line; errors too.")
    private boolean json;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Show no progress.")
    private boolean quiet;

    @Option(
            names = "--server",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description =
                    "The server; else $INKSTREAM_SERVER, else the one running in $INKSTREAM_DATA or"
                            + " ~/.inkstream/data.")
    private @Nullable URI server;

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    /** The server that is running, if there is one. */
    Optional<URI> findServer() {
        return ServerAddress.fromEnvironment().find(Optional.ofNullable(server));
    }
}
