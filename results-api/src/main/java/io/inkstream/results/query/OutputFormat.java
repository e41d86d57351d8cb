package io.inkstream.results.query;

import io.inkstream.contracts.ProblemCode;
import io.inkstream.platform.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms in which text is given out; {@code ?format=} decides before {@code Accept}. */
public enum OutputFormat {
    TEXT("text", "txt", "text/plain;charset=UTF-8", Extent.BATCH),
    JSON("json", "json", "application/json", Extent.BATCH),
    JSON_LINES("jsonl", "jsonl", "application/x-ndjson", Extent.BATCH),
    CSV("csv", "csv", "text/csv;charset=UTF-8", Extent.BATCH),
    ALTO("alto", "alto.xml", "application/alto+xml", Extent.PAGE),
    PAGE("page", "page.xml", "application/vnd.prima.page+xml", Extent.PAGE),
    HOCR("hocr", "hocr.html", "text/vnd.hocr+html;charset=UTF-8", Extent.DOCUMENT),
    TEI("tei", "tei.xml", "application/tei+xml", Extent.DOCUMENT),
    PDF("pdf", "pdf", "application/pdf", Extent.DOCUMENT),
    IIIF(
            "iiif",
            "iiif.json",
            "application/ld+json;profile=\"http://iiif.io/api/presentation/3/context.json\"",
            Extent.DOCUMENT);

    /** The most that one file holds; of more there are several files in a ZIP archive. */
    public enum Extent {
        PAGE,
        DOCUMENT,
        BATCH
    }

    private final String parameter;
    private final String extension;
    private final String mediaType;
    private final Extent extent;

    OutputFormat(String parameter, String extension, String mediaType, Extent extent) {
        this.parameter = parameter;
        this.extension = extension;
        this.mediaType = mediaType;
        this.extent = extent;
    }

    public String parameter() {
        return parameter;
    }

    public String extension() {
        return extension;
    }

    public Extent extent() {
        return extent;
    }

    public MediaType mediaType() {
        return MediaType.valueOf(mediaType);
    }

    /**
     * @param offered in the order of preference where the client has none
     */
    public static OutputFormat choose(
            @Nullable String parameter, HttpHeaders headers, Collection<OutputFormat> offered) {
        return parameter == null ? accepted(headers, offered) : named(parameter, offered);
    }

    private static OutputFormat named(String parameter, Collection<OutputFormat> offered) {
        return offered.stream()
                .filter(format -> format.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() ->
                        Problems.of(
                                ProblemCode.INVALID_PARAMETER,
                                "format: \"%s\" is none of %s"
                                        .formatted(parameter, names(offered))));
    }

    private static OutputFormat accepted(HttpHeaders headers, Collection<OutputFormat> offered) {
        List<MediaType> wanted = headers.getAcceptableMediaTypes();
        for (MediaType type : wanted) {
            for (OutputFormat format : offered) {
                if (type.isCompatible(format.mediaType())) {
                    return format;
                }
            }
        }
        throw Problems.of(
                ProblemCode.NOT_ACCEPTABLE, "offered are the formats " + names(offered) + ".");
    }

    private static String names(Collection<OutputFormat> offered) {
        return offered.stream().map(OutputFormat::parameter).collect(Collectors.joining(", "));
    }
}
