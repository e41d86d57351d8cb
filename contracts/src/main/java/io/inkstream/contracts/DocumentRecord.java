package io.inkstream.contracts;

import java.time.Instant;

/**
 * The object that makes a document part of its batch: written once, after its original is durable.
 *
 * @param name NFC, unique in the batch, may contain folders separated by {@code /}
 * @param originalKey where the uploaded bytes lie
 */
public record DocumentRecord(
        DocumentId documentId,
        TenantId tenant,
        String name,
        String originalKey,
        String sha256,
        long sizeBytes,
        Instant receivedAt) {}
