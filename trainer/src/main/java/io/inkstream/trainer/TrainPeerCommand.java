package io.inkstream.trainer;

import io.inkstream.trainer.training.Libtorch;
import io.inkstream.trainer.training.Peer;
import io.inkstream.trainer.training.TrainingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code train peer}: computes gradients for trainings that name this process. */
@Command(
        name = "peer",
        description =
                "Compute a part of every batch for trainings with --peers. Whoever can connect can"
                        + " use it.",
        mixinStandardHelpOptions = true)
final class TrainPeerCommand implements Callable<Integer> {

    @Option(names = "--host", description = "The address that is listened on (${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            description = "The port; 0 for any, which is printed (${DEFAULT-VALUE}).")
    private int port = 7077;

    @Option(names = "--once", description = "End after one training.")
    private boolean once;

    @Override
    public Integer call() throws IOException, TrainingException {
        Libtorch.prepare(0);
        try (Peer peer = new Peer(new InetSocketAddress(host, port))) {
            System.out.printf("peer at %s:%d%n", host, peer.port());
            do {
                peer.serveOne();
            } while (!once);
        }
        return 0;
    }
}
