package io.inkstream.platform;

import io.inkstream.storage.StoreLocation;
import io.inkstream.storage.s3.S3Settings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the object store is. */
@ConfigMapping(prefix = "ocr.store")
public interface StoreConfig {

    /** A directory on a local disk; when absent the store is the bucket below. */
    Optional<Path> directory();

    /** A bucket behind the S3 API. */
    S3 s3();

    /** A bucket behind the S3 API. */
    interface S3 {
        /** Address of the S3 API. */
        @WithDefault("http://localhost:8333")
        String endpoint();

        /** What signatures name as the region. */
        @WithDefault("us-east-1")
        String region();

        /** Name of the bucket. */
        @WithDefault("inkstream")
        String bucket();

        /** Access key. */
        @WithDefault("inkstream")
        String accessKey();

        /** Secret key. */
        @WithDefault("inkstream-secret")
        String secretKey();
    }

    default StoreLocation location() {
        return directory()
                .<StoreLocation>map(StoreLocation.Directory::new)
                .orElseGet(() -> new StoreLocation.S3(bucket(s3())));
    }

    private static S3Settings bucket(S3 s3) {
        return new S3Settings(
                s3.endpoint(), s3.region(), s3.bucket(), s3.accessKey(), s3.secretKey());
    }
}
