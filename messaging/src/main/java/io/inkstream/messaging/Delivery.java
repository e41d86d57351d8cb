package io.inkstream.messaging;

/** How records of a queue come to lanes. */
public enum Delivery {
    /** By share groups, Kafka 4.2 and later: lanes may outnumber partitions. */
    SHARE,
    /** By ordinary consumer groups, any Kafka: a lane takes from partitions of its own. */
    GROUP
}
