package io.inkstream.standalone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;

/**
 * Starts the embedded servers first, then the services, which are configured like any other
 * installation.
 */
@QuarkusMain
public class StandaloneMain {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private StandaloneMain() {}

    public static void main(String... args) {
        // before its own configuration is read, the log manager shows everything
        LogContext.getLogContext().getLogger("").setLevel(Level.WARN);
        try {
            ServerOptions options = ServerOptions.parse(args);
            EmbeddedServers servers = EmbeddedServers.start(options);
            StopServers.register(servers);
            servers.settings().forEach(System::setProperty);
            Quarkus.run(
                    StandaloneApplication.class,
                    (code, problem) -> {
                        if (problem != null) {
                            problem.printStackTrace();
                            servers.close();
                        }
                        System.exit(code);
                    },
                    args);
        } catch (IllegalArgumentException e) {
            end(e, USAGE);
        } catch (IOException e) {
            end(e, FAILED);
        }
    }

    private static void end(Exception cause, int code) {
        System.err.println("inkstream: " + cause.getMessage());
        System.exit(code);
    }
}
