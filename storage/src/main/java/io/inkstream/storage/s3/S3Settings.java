package io.inkstream.storage.s3;

/**
 * How to reach a bucket.
 *
 * @param endpoint for example {@code http://seaweedfs:8333}
 * @param region what the signature names; servers without regions take any
 */
public record S3Settings(
        String endpoint, String region, String bucket, String accessKey, String secretKey) {
    /** Never shows the secret. */
    @Override
    public String toString() {
        return endpoint + "/" + bucket;
    }
}
