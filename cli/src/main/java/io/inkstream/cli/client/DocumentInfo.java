package io.inkstream.cli.client;

import io.inkstream.contracts.DocumentId;
import io.inkstream.contracts.Failure;
import java.util.Optional;

/** A document as the server shows it. */
public record DocumentInfo(
        DocumentId documentId,
        Optional<String> name,
        String state,
        Optional<Integer> pages,
        int pagesDone,
        int pagesFailed,
        Optional<Failure> failure) {}
