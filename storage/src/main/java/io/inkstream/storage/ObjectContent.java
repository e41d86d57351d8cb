package io.inkstream.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes on their way into a store: a known length, readable from the start more than once. */
public final class ObjectContent {
    private final long sizeBytes;
    private final String mediaType;
    private final Opener opener;

    private interface Opener {
        InputStream open() throws IOException;
    }

    private ObjectContent(long sizeBytes, String mediaType, Opener opener) {
        this.sizeBytes = sizeBytes;
        this.mediaType = mediaType;
        this.opener = opener;
    }

    /** The array is not copied and must not change until the write returns. */
    public static ObjectContent of(byte[] bytes, String mediaType) {
        return new ObjectContent(bytes.length, mediaType, () -> new ByteArrayInputStream(bytes));
    }

    public static ObjectContent json(byte[] bytes) {
        return of(bytes, "application/json");
    }

    /** The file must not change until the write returns. */
    public static ObjectContent of(Path file, String mediaType) throws IOException {
        return new ObjectContent(Files.size(file), mediaType, () -> Files.newInputStream(file));
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    public String mediaType() {
        return mediaType;
    }

    public InputStream open() throws IOException {
        return opener.open();
    }
}
