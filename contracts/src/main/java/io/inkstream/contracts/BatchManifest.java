package io.inkstream.contracts;

import java.time.Instant;
import java.util.Optional;

/**
 * The object that makes a batch exist: written once when it is accepted.
 *
 * @param name what the uploader calls it
 * @param plan how its pages are read; a moved alias does not change it
 */
public record BatchManifest(
        BatchId batchId,
        TenantId tenant,
        Optional<String> name,
        Instant acceptedAt,
        RecognitionPlan plan) {}
