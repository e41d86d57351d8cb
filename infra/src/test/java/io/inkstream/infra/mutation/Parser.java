package io.inkstream.infra.mutation;

import java.util.List;

/**
 * Something that reads what others sent.
 *
 * @param originals good files
 */
record Parser(String name, List<byte[]> originals, Reader reader) {

    /** Returns when the file was read or refused in order; whatever is thrown is out of order. */
    @FunctionalInterface
    interface Reader {
        void read(byte[] file) throws Exception;
    }

    @Override
    public String toString() {
        return name;
    }
}
