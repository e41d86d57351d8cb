package io.inkstream.faults.installation;

import java.io.IOException;

/** Signals to processes that this installation started. */
final class Signals {
    private Signals() {}

    static void send(long pid, String signal) throws IOException, InterruptedException {
        int code =
                new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .inheritIO()
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException("kill -%s %d ended with %d".formatted(signal, pid, code));
        }
    }
}
