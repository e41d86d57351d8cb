package io.inkstream.cli.client;

import java.util.Locale;

/** The forms in which the server gives text out. */
public enum ExportFormat {
    TEXT("txt"),
    JSON("json"),
    JSONL("jsonl");

    private final String extension;

    ExportFormat(String extension) {
        this.extension = extension;
    }

    public String extension() {
        return extension;
    }

    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
