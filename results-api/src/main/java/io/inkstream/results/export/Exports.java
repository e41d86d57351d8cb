package io.inkstream.results.export;

import com.fasterxml.jackson.core.JsonGenerator;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.TenantId;
import io.inkstream.results.query.BatchView;
import io.inkstream.results.query.DocumentView;
import io.inkstream.results.query.OutputFormat;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes the body of an export; its memory does not grow with what is exported. */
@Singleton
final class Exports {

    static final List<OutputFormat> FORMATS =
            List.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSON_LINES);

    /** Sends documents and pages to a visitor. */
    private interface Walk {
        void to(PageStream.Visitor visitor) throws IOException;
    }

    private final PageStream pages;

    @Inject
    Exports(PageStream pages) {
        this.pages = pages;
    }

    StreamingOutput batch(TenantId tenant, BatchView batch, OutputFormat format) {
        Walk walk = visitor -> pages.batch(tenant, batch.batchId(), visitor);
        return switch (format) {
            case TEXT -> text(walk);
            case JSON -> to -> jsonBatch(batch, walk, to);
            case JSON_LINES -> jsonLines(walk);
        };
    }

    StreamingOutput document(TenantId tenant, DocumentView document, OutputFormat format) {
        Walk walk = visitor -> pages.document(tenant, document, visitor);
        return switch (format) {
            case TEXT -> text(walk);
            case JSON -> to -> jsonDocument(walk, to);
            case JSON_LINES -> jsonLines(walk);
        };
    }

    private static StreamingOutput text(Walk walk) {
        return to -> {
            Writer out = writer(to);
            walk.to(new TextExport(out));
            out.flush();
        };
    }

    private static StreamingOutput jsonLines(Walk walk) {
        return to -> {
            Writer out = writer(to);
            walk.to(new JsonLinesExport(out));
            out.flush();
        };
    }

    private static void jsonBatch(BatchView batch, Walk walk, OutputStream to) throws IOException {
        JsonGenerator out = Json.mapper().createGenerator(to);
        out.writeStartObject();
        out.writeStringField("batch_id", batch.batchId().value());
        if (batch.name().isPresent()) {
            out.writeStringField("name", batch.name().get());
        }
        out.writeFieldName("state");
        out.writeRawValue(Json.text(batch.state()));
        out.writeArrayFieldStart("documents");
        walk.to(new JsonExport(out));
        out.writeEndArray();
        out.writeEndObject();
        out.flush();
    }

    private static void jsonDocument(Walk walk, OutputStream to) throws IOException {
        JsonGenerator out = Json.mapper().createGenerator(to);
        walk.to(new JsonExport(out));
        out.flush();
    }

    private static Writer writer(OutputStream to) {
        return new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), 1 << 15);
    }

    static Response answer(String name, OutputFormat format, StreamingOutput body) {
        return Response.ok(body)
                .type(format.mediaType())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.%s\"".formatted(name, format.extension()))
                .build();
    }
}
