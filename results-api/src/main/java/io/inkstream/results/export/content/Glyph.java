package io.inkstream.results.export.content;

/** What people see as one character, of one or more code points. */
public record Glyph(String text, Box box, double confidence) {}
