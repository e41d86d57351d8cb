package io.inkstream.contracts;

/** A document is durable and waits to be split. */
public record DocumentSubmitted(DocumentRecord document, RecognitionPlan plan) {}
