package io.inkstream.results.intake;

import org.jdbi.v3.core.Handle;

/**
 * Tells one read model from another that took its place. A transaction that looks at it keeps it in
 * place until it ends.
 */
record Generation(long number) {
    static Generation of(Handle handle) {
        return new Generation(
                handle.createQuery("select generation from read_model").mapTo(Long.class).one());
    }

    /**
     * @throws ReplacedException when the transaction would write into another read model
     */
    void require(Handle handle) {
        if (!equals(of(handle))) {
            throw new ReplacedException();
        }
    }

    /** The read model was rebuilt: go on with its offsets. */
    static final class ReplacedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ReplacedException() {
            super("the read model was rebuilt");
        }
    }
}
