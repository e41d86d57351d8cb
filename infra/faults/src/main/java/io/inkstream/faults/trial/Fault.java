package io.inkstream.faults.trial;

import java.io.IOException;

/** Something that goes wrong while a batch is sent and read. */
@FunctionalInterface
interface Fault {
    /** Returns when it is over and whatever it ended runs again. */
    void happen(World world) throws IOException, InterruptedException;
}
