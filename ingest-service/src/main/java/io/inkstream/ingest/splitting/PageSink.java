package io.inkstream.ingest.splitting;

import io.inkstream.storage.StorageException;

/** Takes the pages of a document in order, one at a time, so that none waits in memory. */
interface PageSink {
    void page(EncodedPage page) throws StorageException;

    /** A page of an otherwise readable document that cannot be made into an image. */
    void failedPage(SplitException cause);

    /** Pages taken so far, failed ones included. */
    int pages();
}
