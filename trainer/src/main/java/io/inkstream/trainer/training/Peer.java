package io.inkstream.trainer.training;

import io.inkstream.trainer.network.Network;
import io.inkstream.trainer.recipe.Device;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/**
 * A process that computes gradients for a training elsewhere: it is given weights and a part of
 * each batch, and needs no data and no recipe of its own. One training at a time.
 */
public final class Peer implements Closeable {

    private final ServerSocket server;

    /** Listens; with port 0 the system chooses one. */
    public Peer(InetSocketAddress address) throws IOException {
        this.server = new ServerSocket();
        server.bind(address);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Serves one training until it ends. */
    public void serveOne() throws IOException, TrainingException {
        try (Socket socket = server.accept();
                PeerWire wire = new PeerWire(socket)) {
            PeerWire.Hello hello = wire.readHello();
            ComputeDevice device = ComputeDevice.of(Device.AUTO);
            Network network = new Network(hello.spec(), hello.outputs().size());
            device.take(network);
            network.freeze(hello.frozen());
            Worker worker =
                    new Worker(
                            network,
                            Objective.of(hello.task(), hello.spec(), hello.outputs()),
                            device,
                            hello.bf16());
            Libtorch.useOneThread();
            while (true) {
                PeerWire.Request request = wire.readRequest();
                FlatWeights.put(request.weights(), network);
                float[] losses = worker.gradient(request.batch(), request.dropoutSeed());
                wire.write(new PeerWire.Answer(losses, FlatWeights.gradients(network)));
            }
        } catch (EOFException | SocketException e) {
            // the training is over, or gone; the next may come
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
