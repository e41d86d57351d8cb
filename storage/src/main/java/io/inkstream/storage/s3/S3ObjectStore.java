package io.inkstream.storage.s3;

import io.inkstream.storage.ObjectContent;
import io.inkstream.storage.ObjectKeyRules;
import io.inkstream.storage.ObjectNotFoundException;
import io.inkstream.storage.ObjectStat;
import io.inkstream.storage.ObjectStore;
import io.inkstream.storage.StorageException;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bucket behind any S3 API that honours {@code If-None-Match: *}. Opening races put-if-absent
 * against itself and refuses a server on which both writers win, because the system would lose its
 * commit point there.
 */
public final class S3ObjectStore implements ObjectStore {
    private static final Http.Headers IF_ABSENT = new Http.Headers(Map.of("If-None-Match", "*"));
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final MinioClient client;
    private final String bucket;

    private S3ObjectStore(MinioClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    public static S3ObjectStore open(S3Settings settings) throws StorageException {
        MinioClient client =
                MinioClient.builder()
                        .endpoint(settings.endpoint())
                        .region(settings.region())
                        .credentials(settings.accessKey(), settings.secretKey())
                        .build();
        S3ObjectStore store = new S3ObjectStore(client, settings.bucket());
        store.createBucketIfAbsent();
        new PutIfAbsentProbe(store).requireOneWinner(settings.toString());
        return store;
    }

    private void createBucketIfAbsent() throws StorageException {
        try {
            if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
                client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
            }
        } catch (MinioException e) {
            throw failed("opening bucket", bucket, e);
        }
    }

    @Override
    public void put(String key, ObjectContent content) throws StorageException {
        try (InputStream in = content.open()) {
            client.putObject(putArgs(key, content, in).build());
        } catch (MinioException | IOException e) {
            throw failed("putting", key, e);
        }
    }

    @Override
    public boolean putIfAbsent(String key, ObjectContent content) throws StorageException {
        try (InputStream in = content.open()) {
            client.putObject(putArgs(key, content, in).headers(IF_ABSENT).build());
            return true;
        } catch (ErrorResponseException e) {
            if (isStatus(e, PRECONDITION_FAILED) || isStatus(e, CONFLICT)) {
                return lostAgainstAWinner(key, e);
            }
            throw failed("putting", key, e);
        } catch (MinioException | IOException e) {
            throw failed("putting", key, e);
        }
    }

    /**
     * A server may answer a conflict while the winner is not readable yet; then nobody knows who
     * won.
     */
    private boolean lostAgainstAWinner(String key, ErrorResponseException e)
            throws StorageException {
        if (stat(key).isPresent()) {
            return false;
        }
        throw failed("putting", key, e);
    }

    private PutObjectArgs.Builder putArgs(String key, ObjectContent content, InputStream in) {
        return PutObjectArgs.builder()
                .bucket(bucket)
                .object(ObjectKeyRules.check(key))
                .contentType(content.mediaType())
                .stream(in, content.sizeBytes(), -1L);
    }

    @Override
    public InputStream get(String key) throws StorageException {
        return open(key, GetObjectArgs.builder());
    }

    @Override
    public InputStream range(String key, long offset, long length) throws StorageException {
        if (length == 0) {
            return InputStream.nullInputStream();
        }
        return open(key, GetObjectArgs.builder().offset(offset).length(length));
    }

    private InputStream open(String key, GetObjectArgs.Builder args) throws StorageException {
        try {
            return client.getObject(args.bucket(bucket).object(ObjectKeyRules.check(key)).build());
        } catch (ErrorResponseException e) {
            if (isStatus(e, NOT_FOUND)) {
                throw new ObjectNotFoundException(key);
            }
            throw failed("getting", key, e);
        } catch (MinioException e) {
            throw failed("getting", key, e);
        }
    }

    @Override
    public Optional<ObjectStat> stat(String key) throws StorageException {
        try {
            var stat =
                    client.statObject(
                            StatObjectArgs.builder()
                                    .bucket(bucket)
                                    .object(ObjectKeyRules.check(key))
                                    .build());
            return Optional.of(new ObjectStat(key, stat.size(), stat.lastModified().toInstant()));
        } catch (ErrorResponseException e) {
            if (isStatus(e, NOT_FOUND)) {
                return Optional.empty();
            }
            throw failed("asking for", key, e);
        } catch (MinioException e) {
            throw failed("asking for", key, e);
        }
    }

    @Override
    public List<ObjectStat> list(String prefix, String startAfter, int limit)
            throws StorageException {
        ListObjectsArgs.Builder args =
                ListObjectsArgs.builder()
                        .bucket(bucket)
                        .prefix(prefix)
                        .recursive(true)
                        .maxKeys(limit);
        if (!startAfter.isEmpty()) {
            args.startAfter(startAfter);
        }
        List<ObjectStat> found = new ArrayList<>();
        try {
            for (Result<Item> result : client.listObjects(args.build())) {
                Item item = result.get();
                Instant modified = item.lastModified().toInstant();
                found.add(new ObjectStat(item.objectName(), item.size(), modified));
                if (found.size() == limit) {
                    break;
                }
            }
        } catch (MinioException e) {
            throw failed("listing", prefix, e);
        }
        return List.copyOf(found);
    }

    @Override
    public void delete(String key) throws StorageException {
        try {
            client.removeObject(
                    RemoveObjectArgs.builder()
                            .bucket(bucket)
                            .object(ObjectKeyRules.check(key))
                            .build());
        } catch (MinioException e) {
            throw failed("deleting", key, e);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (Exception e) {
            // AutoCloseable's signature; closing an HTTP client has nothing left to lose
            throw new IllegalStateException("closing the S3 client", e);
        }
    }

    private static boolean isStatus(ErrorResponseException e, int status) {
        return e.response().code() == status;
    }

    private static StorageException failed(String what, String key, Exception cause) {
        return new StorageException(what + " " + key + " failed: " + cause.getMessage(), cause);
    }
}
