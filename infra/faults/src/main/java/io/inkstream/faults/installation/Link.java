package io.inkstream.faults.installation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy between a client and a server on loopback. Its condition may change at any time and
 * holds for the connections there are and for those to come.
 */
public final class Link implements AutoCloseable {
    private static final int CHUNK = 8192;
    private static final Duration LOOK = Duration.ofMillis(20);

    /** What is wrong with it. */
    public enum Condition {
        OPEN,
        /** Connections are closed as soon as they are made. */
        REFUSE,
        /** Connections live for a moment, then they are reset. */
        RESET,
        /** Every piece arrives late. */
        DELAY,
        /** A few kilobytes a second. */
        THROTTLE,
        /** Nothing gets through, nothing is closed. */
        CUT,
        /** Requests arrive, answers do not. */
        HALF
    }

    private static final Duration RESET_AFTER = Duration.ofMillis(150);
    private static final Duration LATE = Duration.ofMillis(100);
    private static final int THROTTLED_BYTES_A_SECOND = 128 * 1024;

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Condition condition = Condition.OPEN;

    private Link(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    static Link open(int port, int target) throws IOException {
        Link link = new Link(new ServerSocket(), target);
        link.server.setReuseAddress(true);
        link.server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().start(link::accept);
        return link;
    }

    public void become(Condition next) {
        condition = next;
        if (next == Condition.REFUSE) {
            open.forEach(socket -> close(socket, true));
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                // closed; the loop ends
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        if (condition == Condition.REFUSE) {
            close(client, true);
            return;
        }
        try {
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(upstream);
            Thread.ofVirtual().start(() -> pump(client, upstream, false));
            pump(upstream, client, true);
        } catch (IOException e) {
            close(client, true);
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                suffer(from, to, count, answers);
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // one side went away; so does the other
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from, false);
            close(to, false);
        }
    }

    /** What a cut held back goes on later, as TCP would send it. */
    private void suffer(Socket from, Socket to, int bytes, boolean answers)
            throws InterruptedException {
        switch (condition) {
            case OPEN, REFUSE -> {}
            case DELAY -> Thread.sleep(LATE);
            case THROTTLE ->
                    Thread.sleep(Duration.ofMillis(1000L * bytes / THROTTLED_BYTES_A_SECOND));
            case RESET -> {
                Thread.sleep(RESET_AFTER);
                close(from, true);
                close(to, true);
            }
            case CUT -> awaitOpen();
            case HALF -> {
                if (answers) {
                    awaitOpen();
                }
            }
        }
    }

    private void awaitOpen() throws InterruptedException {
        while (condition == Condition.CUT || condition == Condition.HALF) {
            Thread.sleep(LOOK);
        }
    }

    private void close(Socket socket, boolean reset) {
        open.remove(socket);
        try (socket) {
            if (reset && !socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // it is gone either way
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(socket -> close(socket, true));
    }
}
