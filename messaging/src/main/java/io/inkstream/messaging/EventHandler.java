package io.inkstream.messaging;

/** Takes one record to its end. Called by one thread of a lane at a time. */
@FunctionalInterface
public interface EventHandler {
    Disposition handle(DeliveredEvent event) throws InterruptedException;
}
