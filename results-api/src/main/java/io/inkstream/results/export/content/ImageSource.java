package io.inkstream.results.export.content;

import io.inkstream.contracts.PageOutcome;
import java.io.IOException;
import java.util.Optional;

/** Where stored page images come from. */
public interface ImageSource {
    Optional<byte[]> find(PageOutcome page) throws IOException;
}
