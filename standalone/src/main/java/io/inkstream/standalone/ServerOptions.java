package io.inkstream.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the server is started: {@code up [--data DIR] [--port N] [--quiet]}, or {@code demo}, which
 * takes a fresh folder and any port.
 *
 * @param demo whether the samples are read and the server stops afterwards
 * @param data where everything is kept
 * @param port of HTTP on loopback, 0 for any
 * @param quiet whether addresses are left unprinted
 */
record ServerOptions(boolean demo, Path data, int port, boolean quiet) {
    static final int DEFAULT_PORT = 8080;

    static ServerOptions parse(String... args) throws IOException {
        boolean demo = args.length > 0 && args[0].equals("demo");
        if (demo && args.length > 1) {
            throw new IllegalArgumentException("demo takes no options, got " + args[1]);
        }
        if (demo) {
            return new ServerOptions(true, Files.createTempDirectory("inkstream-demo-"), 0, true);
        }
        Path data = defaultData();
        int port = DEFAULT_PORT;
        boolean quiet = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "up" -> {}
                case "--data" -> data = Path.of(value(args, ++i, "--data"));
                case "--port" -> port = port(value(args, ++i, "--port"));
                case "--quiet" -> quiet = true;
                default -> throw new IllegalArgumentException("unknown option: " + args[i]);
            }
        }
        return new ServerOptions(false, data.toAbsolutePath().normalize(), port, quiet);
    }

    ServerOptions withPort(int chosen) {
        return new ServerOptions(demo, data, chosen, quiet);
    }

    static Path defaultData() {
        @Nullable String given = System.getenv("INKSTREAM_DATA");
        return given == null
                ? Path.of(System.getProperty("user.home"), ".inkstream", "data")
                : Path.of(given);
    }

    private static String value(String[] args, int index, String option) {
        if (index >= args.length) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return args[index];
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("--port must be 0 to 65535, was " + text);
    }
}
