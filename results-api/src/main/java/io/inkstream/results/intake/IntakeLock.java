package io.inkstream.results.intake;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Lets one replica at a time take events. The lock belongs to a database connection, and the
 * transactions of the intake run on that same connection: who has lost the lock has lost the means
 * to write.
 */
final class IntakeLock {
    private static final long INTAKE = 0x494e4b_52455355L;
    private static final long REBUILD = INTAKE + 1;

    private final Handle handle;
    private final long number;

    private IntakeLock(Handle handle, long number) {
        this.handle = handle;
        this.number = number;
    }

    /** Empty while another connection has it. */
    static Optional<IntakeLock> tryTake(Handle handle) {
        return new IntakeLock(handle, INTAKE).tried();
    }

    /** Another lock: a rebuild goes on beside the intake, but not beside another rebuild. */
    static Optional<IntakeLock> tryTakeForRebuild(Handle handle) {
        return new IntakeLock(handle, REBUILD).tried();
    }

    private Optional<IntakeLock> tried() {
        return ask("select pg_try_advisory_lock(:number)") ? Optional.of(this) : Optional.empty();
    }

    void close() {
        ask("select pg_advisory_unlock(:number)");
    }

    private boolean ask(String sql) {
        return handle.createQuery(sql).bind("number", number).mapTo(Boolean.class).one();
    }
}
