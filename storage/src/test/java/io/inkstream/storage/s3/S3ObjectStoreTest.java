package io.inkstream.storage.s3;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectNotFoundException;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.ObjectStoreContract;
import io.inkstream.storage.StorageException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real S3 server on loopback. */
class S3ObjectStoreTest extends ObjectStoreContract {
    @TempDir static Path folder;
    private static S3Proxy server;
    private static S3ObjectStore store;

    @BeforeAll
    static void start() throws Exception {
        server =
                S3Proxy.builder()
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "id", "secret")
                        .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                        .ignoreUnknownHeaders(true)
                        .stopTimeout(0)
                        .v4MaxNonChunkedRequestSize(128 << 20)
                        .build();
        server.start();
        store = S3ObjectStore.open(settings("secret"));
    }

    @AfterAll
    static void stop() throws Exception {
        store.close();
        server.stop();
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Test
    void wrongCredentialsAreRefusedAtOpening() {
        assertThatThrownBy(() -> S3ObjectStore.open(settings("wrong")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("documents");
    }

    @Test
    void aStoreOnWhichEveryWriterWinsIsRefused() {
        assertThatThrownBy(() -> new PutIfAbsentProbe(new EveryWriterWins()).requireOneWinner("x"))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("4 of 4 writers");
    }

    private static S3Settings settings(String secret) {
        String endpoint = "http://127.0.0.1:" + server.getPort();
        return new S3Settings(endpoint, "us-east-1", "documents", "id", secret);
    }

    /** A server that ignores {@code If-None-Match}, as some do. */
    private static final class EveryWriterWins implements ObjectStore {
        @Override
        public void put(String key, ObjectContent content) {}

        @Override
        public boolean putIfAbsent(String key, ObjectContent content) {
            return true;
        }

        @Override
        public InputStream get(String key) throws StorageException {
            throw new ObjectNotFoundException(key);
        }

        @Override
        public InputStream range(String key, long offset, long length) throws StorageException {
            throw new ObjectNotFoundException(key);
        }

        @Override
        public Optional<ObjectStat> stat(String key) {
            return Optional.empty();
        }

        @Override
        public List<ObjectStat> list(String prefix, String startAfter, int limit) {
            return List.of();
        }

        @Override
        public void delete(String key) {}

        @Override
        public void close() {}
    }
}
