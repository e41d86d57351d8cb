package io.inkstream.messaging;

/**
 * A record taken from a queue.
 *
 * @param deliveries how often it was delivered, this time included
 */
public record DeliveredEvent(ReceivedEvent event, int deliveries) {}
