package io.inkstream.recognition.layout;

/** A pixel of the page: column and row. */
public record Point(int x, int y) {}
