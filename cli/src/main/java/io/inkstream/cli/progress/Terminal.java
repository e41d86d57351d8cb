package io.inkstream.cli.progress;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells whether people look at our stderr. */
public final class Terminal {
    private Terminal() {}

    /** Whether stderr is a terminal that can draw over a line. */
    public static boolean isInteractive() {
        return !"dumb".equals(System.getenv("TERM")) && isTerminal();
    }

    private static boolean isTerminal() {
        try {
            // the JDK tells this of stdin and stdout only, and stdout is often a pipe
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        }
    }
}
