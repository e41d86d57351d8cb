package io.inkstream.results.export.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.inkstream.contracts.Json;
import io.inkstream.results.export.content.EndedPage;
import io.inkstream.results.export.content.StreamVisitor;
import io.inkstream.results.query.DocumentView;
import java.io.IOException;

/** Documents as JSON objects, each with the result records of its pages. */
public final class JsonExport implements StreamVisitor {
    private final JsonGenerator out;

    public JsonExport(JsonGenerator out) {
        this.out = out;
    }

    @Override
    public void document(DocumentView document) throws IOException {
        out.writeStartObject();
        out.writeStringField("document_id", document.documentId().value());
        if (document.name().isPresent()) {
            out.writeStringField("name", document.name().get());
        }
        out.writeStringField("state", document.state());
        if (document.failure().isPresent()) {
            out.writeFieldName("failure");
            out.writeRawValue(Json.text(document.failure().get()));
        }
        out.writeArrayFieldStart("pages");
    }

    @Override
    public void page(DocumentView document, EndedPage page) throws IOException {
        out.writeRawValue(page.json());
    }

    @Override
    public void endDocument(DocumentView document) throws IOException {
        out.writeEndArray();
        out.writeEndObject();
    }
}
