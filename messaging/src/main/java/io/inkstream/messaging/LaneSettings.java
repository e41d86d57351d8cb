package io.inkstream.messaging;

import io.inkstream.contracts.Brokers;
import java.time.Duration;

/**
 * How a lane takes records.
 *
 * @param name of the lane and its threads, for example {@code page-lane-1}
 * @param delivery how records come
 * @param group whose queue it serves
 * @param recordLock how long the broker leaves a record to a silent lane; renewed at a third of it.
 *     Of share groups only
 * @param finishLimit how long closing waits for the record in hand
 */
public record LaneSettings(
        String name,
        Brokers brokers,
        Delivery delivery,
        ShareGroup group,
        Duration recordLock,
        Duration finishLimit) {}
