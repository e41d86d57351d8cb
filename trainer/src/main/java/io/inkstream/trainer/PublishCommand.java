package io.inkstream.trainer;

import io.inkstream.contracts.Brokers;
import io.inkstream.messaging.EventPublisher;
import io.inkstream.messaging.PublishException;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.inkstream.trainer.publishing.ModelFolder;
import io.inkstream.trainer.publishing.PublishRefusedException;
import io.inkstream.trainer.publishing.Publisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model publish RUN|FOLDER}: registers a model so that workers read with it. */
@Command(
        name = "publish",
        description =
                "Register a model version, for ever, so that batches can ask for NAME@VERSION.")
final class PublishCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN|FOLDER", description = "A folder with model.onnx, or a run.")
    private Path folder = Path.of(".");

    @Option(names = "--name", description = "Instead of the name the model says.")
    private @Nullable String name;

    @Option(names = "--version", description = "Instead of the version the model says.")
    private @Nullable String version;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Sign it: an Ed25519 private key, PKCS #8 in DER.")
    private @Nullable Path key;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Mixin private StoreOptions store = new StoreOptions();

    @Override
    public Integer call()
            throws IOException, StorageException, PublishException, PublishRefusedException {
        Optional<Brokers> kafka = store.kafkaOfServer();
        ModelFolder model =
                ModelFolder.read(folder, Optional.ofNullable(name), Optional.ofNullable(version));
        try (ObjectStore opened = store.storeOfServer().open()) {
            Publisher publisher = new Publisher(opened);
            if (key != null) {
                publisher.sign(model, Files.readAllBytes(key));
            }
            boolean isNew = publisher.publish(model);
            System.out.printf(
                    "%s %s, digest %s%n",
                    model,
                    isNew ? "is registered" : "was registered before with the same bytes",
                    model.digest());
            if (!model.missing().isEmpty()) {
                System.err.println("without " + String.join(", ", model.missing()));
            }
            if (kafka.isPresent()) {
                try (EventPublisher events =
                        new EventPublisher(kafka.get(), "/trainer", Clock.systemUTC())) {
                    publisher.announce(model.name(), events);
                }
            } else {
                System.err.println("not announced: name a broker with --kafka");
            }
        }
        return 0;
    }
}
