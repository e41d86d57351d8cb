package io.inkstream.ingest.admission;

import io.inkstream.messaging.PublishException;
import java.util.OptionalLong;

/** The queues between ingest and workers. */
public interface Queues {

    /**
     * What they hold.
     *
     * @param documents that wait to be split
     * @param pages that wait to be read
     * @param pageBytes they take on the broker
     * @param pagesWorked since the topics were made
     * @param freeBytes on the fullest disk of the brokers; nothing where they do not tell
     */
    record State(
            long documents, long pages, long pageBytes, long pagesWorked, OptionalLong freeBytes) {
        long waiting() {
            return documents + pages;
        }
    }

    State look() throws PublishException;
}
