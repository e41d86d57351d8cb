package io.inkstream.ingest.upload;

/** A file on its way to becoming a document. */
record NamedFile(DocumentName name, ReceivedFile content) {}
