package io.inkstream.messaging;

import java.time.Duration;

/**
 * How a lane takes records.
 *
 * @param name of the lane and its threads, for example {@code page-lane-1}
 * @param group whose queue it serves
 * @param recordLock how long the broker leaves a record to a silent lane; renewed at a third of it
 * @param finishLimit how long closing waits for the record in hand
 */
public record LaneSettings(
        String name,
        String bootstrapServers,
        ShareGroup group,
        Duration recordLock,
        Duration finishLimit) {}
