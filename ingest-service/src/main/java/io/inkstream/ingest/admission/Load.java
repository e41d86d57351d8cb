package io.inkstream.ingest.admission;

import java.util.Optional;

/**
 * What was last seen of queues and disks; nothing where it cannot be seen.
 *
 * @param tightest the disk with the least space, of those that hold what was taken
 * @param received the disk of files that are being received
 * @param pagesPerSecond worked over the last minute
 */
record Load(
        Optional<Queues.State> queues,
        Optional<Room> tightest,
        Optional<Room> received,
        double pagesPerSecond) {
    static final Load UNKNOWN = new Load(Optional.empty(), Optional.empty(), Optional.empty(), 0);
}
