package io.inkstream.trainer.training;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/** The connection to a {@link Peer}. For one thread. */
public final class PeerLink implements Closeable {

    private final String address;
    private final PeerWire wire;

    private PeerLink(String address, PeerWire wire) {
        this.address = address;
        this.wire = wire;
    }

    /**
     * Connects.
     *
     * @param address as {@code host:port}
     * @throws TrainingException if nobody listens there
     */
    public static PeerLink connect(String address) throws TrainingException {
        int colon = address.lastIndexOf(':');
        try {
            String host = address.substring(0, Math.max(0, colon));
            int port = Integer.parseInt(address.substring(colon + 1));
            return new PeerLink(address, new PeerWire(new Socket(host, port)));
        } catch (IOException | IllegalArgumentException e) {
            throw new TrainingException(
                    "no peer answers at '%s' (%s): start ./inkstream train peer there and name it as host:port"
                            .formatted(address, e.getMessage()));
        }
    }

    void hello(PeerWire.Hello hello) throws TrainingException {
        try {
            wire.write(hello);
        } catch (IOException e) {
            throw gone(e);
        }
    }

    void ask(PeerWire.Request request) throws TrainingException {
        try {
            wire.write(request);
        } catch (IOException e) {
            throw gone(e);
        }
    }

    PeerWire.Answer answer() throws TrainingException {
        try {
            return wire.readAnswer();
        } catch (IOException e) {
            throw gone(e);
        }
    }

    private TrainingException gone(IOException e) {
        return new TrainingException(
                "the peer %s is gone (%s): the last checkpoint is good, go on with --resume"
                        .formatted(address, e.getMessage()));
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
