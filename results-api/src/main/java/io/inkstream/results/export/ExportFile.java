package io.inkstream.results.export;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A file that is made while it is sent.
 *
 * @param name under which browsers keep it
 */
record ExportFile(String name, MediaType type, StreamingOutput body) {
    private static final MediaType ZIP = new MediaType("application", "zip");

    static ExportFile of(ExportRequest request, String stem, StreamingOutput body) {
        String name = stem + "." + request.format().extension();
        return new ExportFile(name, request.format().mediaType(), body);
    }

    static ExportFile archive(ExportRequest request, String stem, StreamingOutput body) {
        return new ExportFile(stem + "." + request.format().parameter() + ".zip", ZIP, body);
    }

    Response.ResponseBuilder answer() {
        return Response.ok(body)
                .type(type)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition());
    }

    /** By RFC 6266: the true name, and one in ASCII for programs that know no other. */
    private String disposition() {
        String plain = name.replaceAll("[^\\w.-]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, encoded);
    }
}
