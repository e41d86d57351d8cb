package io.inkstream.results.intake;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Lets one replica at a time take events. The lock belongs to a database connection, and the
 * transactions of the intake run on that same connection: who has lost the lock has lost the means
 * to write.
 */
final class IntakeLock {
    private static final long NUMBER = 0x494e4b_52455355L;

    private final Handle handle;

    private IntakeLock(Handle handle) {
        this.handle = handle;
    }

    /** Empty while another connection has it. */
    static Optional<IntakeLock> tryTake(Handle handle) {
        return ask(handle, "select pg_try_advisory_lock(:number)")
                ? Optional.of(new IntakeLock(handle))
                : Optional.empty();
    }

    void close() {
        ask(handle, "select pg_advisory_unlock(:number)");
    }

    private static boolean ask(Handle handle, String sql) {
        return handle.createQuery(sql).bind("number", NUMBER).mapTo(Boolean.class).one();
    }
}
