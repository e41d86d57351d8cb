package io.inkstream.trainer.dataset.reading;

import java.io.IOException;
import java.util.Optional;

/** Reads one format. Stateless. */
interface DataReader {

    /** What the folder holds, or nothing if it does not look like this format. */
    Optional<DataFolder> read(FileTree tree) throws IOException;
}
