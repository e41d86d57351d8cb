package io.inkstream.worker;

import io.inkstream.storage.StorageException;

/** Asked before each step of a page whether the page is still to be read. */
@FunctionalInterface
public interface StepCheck {
    /**
     * @throws PageDroppedException when people have stopped the batch meanwhile
     */
    void require() throws StorageException, PageDroppedException;
}
