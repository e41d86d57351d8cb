package io.inkstream.faults.installation;

import io.inkstream.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The program of the broker: folder, a file to write when it takes requests, and listeners as
 * {@code NAME:port:advertised}.
 */
final class Broker {
    private Broker() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<EmbeddedKafka.Listener> listeners = new ArrayList<>();
        for (String text : Arrays.asList(arguments).subList(2, arguments.length)) {
            String[] parts = text.split(":", -1);
            listeners.add(
                    new EmbeddedKafka.Listener(
                            parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
        }
        try (EmbeddedKafka _ = EmbeddedKafka.start(Path.of(arguments[0]), listeners)) {
            Files.writeString(Path.of(arguments[1]), "ready");
            Thread.currentThread().join();
        }
    }
}
