package io.inkstream.faults.installation;

import java.io.IOException;
import java.time.Duration;

/** Waits for something to become true. */
public final class Await {
    private static final Duration LOOK = Duration.ofMillis(50);

    /** A question that may meet trouble. */
    @FunctionalInterface
    public interface Question {
        boolean ask() throws IOException, InterruptedException;
    }

    private Await() {}

    /** Whether it became true within the limit. */
    public static boolean until(Duration limit, Question question)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!question.ask()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK);
        }
        return true;
    }
}
