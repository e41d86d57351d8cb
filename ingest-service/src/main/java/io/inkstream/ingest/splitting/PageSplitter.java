package io.inkstream.ingest.splitting;

import io.inkstream.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;

/** Makes page images of a document of one format. Streams: memory holds one page. */
interface PageSplitter {
    void split(Path document, PageSink sink) throws SplitException, StorageException, IOException;
}
