package io.inkstream.messaging;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One lane of a queue: takes a record, works it to its end, acknowledges, takes the next. Delivery
 * is at least once: what the handler writes must be safe to write twice. A record that was not
 * accepted is delivered again, its deliveries counted, also when the process died over it.
 *
 * <p>Concurrency is the number of lanes; lanes share nothing. While {@code open} says no, nothing
 * is taken: every delivery counts, and a record delivered too often is dropped.
 */
public interface Lane extends AutoCloseable {

    /** Starts taking at once, in the way the settings name. */
    static Lane start(LaneSettings settings, EventHandler handler, BooleanSupplier open) {
        return switch (settings.delivery()) {
            case SHARE -> new ShareLane(settings, handler, open);
            case GROUP -> new GroupLane(settings, handler, open);
        };
    }

    /** All stop taking before the first is waited for, so together they take one limit. */
    static void closeAll(List<Lane> lanes) {
        lanes.forEach(Lane::stopTaking);
        lanes.forEach(Lane::close);
    }

    /** Returns at once; the record in hand goes on. */
    void stopTaking();

    /** Stops taking, lets the record in hand finish within the limit, gives it back otherwise. */
    @Override
    void close();
}
