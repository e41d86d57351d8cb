package io.inkstream.ingest.upload;

/** A file on its way to becoming a document. */
public record NamedFile(DocumentName name, ReceivedFile content) {}
