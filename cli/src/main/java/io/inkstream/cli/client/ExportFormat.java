package io.inkstream.cli.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which the server gives text out. */
public enum ExportFormat {
    TEXT("txt"),
    JSON("json"),
    JSONL("jsonl"),
    CSV("csv"),
    ALTO("alto.xml"),
    PAGE("page.xml"),
    HOCR("hocr.html"),
    TEI("tei.xml"),
    PDF("pdf"),
    IIIF("iiif.json");

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

    /** Whether a file of this format holds one page. */
    public boolean isOfPages() {
        return this == ALTO || this == PAGE;
    }

    /** By its name or its extension. */
    public static Optional<ExportFormat> find(String name) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(name) || format.parameter().equals(name))
                .findFirst();
    }

    /** All names, for people. */
    public static String names() {
        return Arrays.stream(values())
                .map(format -> format == TEXT ? format.extension : format.parameter())
                .collect(Collectors.joining(", "));
    }
}
