package io.inkstream.results.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inkstream.contracts.Json;
import io.inkstream.results.export.content.EndedPage;
import io.inkstream.results.export.content.StreamVisitor;
import io.inkstream.results.query.DocumentView;
import java.io.IOException;
import java.io.Writer;

/**
 * One line per page: its result record and the name of its document. A document without pages gets
 * one line with its failure.
 */
public final class JsonLinesExport implements StreamVisitor {
    private final Writer out;

    public JsonLinesExport(Writer out) {
        this.out = out;
    }

    @Override
    public void document(DocumentView document) throws IOException {
        if (document.failure().isPresent()) {
            ObjectNode line = line(document);
            line.put("outcome", "failed");
            line.set("failure", Json.mapper().valueToTree(document.failure().get()));
            write(line);
        }
    }

    @Override
    public void page(DocumentView document, EndedPage page) throws IOException {
        ObjectNode line = line(document);
        JsonNode outcome = Json.mapper().readTree(page.json());
        line.setAll((ObjectNode) outcome);
        write(line);
    }

    @Override
    public void endDocument(DocumentView document) {
        // lines stand for themselves
    }

    private static ObjectNode line(DocumentView document) {
        ObjectNode line = Json.mapper().createObjectNode();
        document.name().ifPresent(name -> line.put("document_name", name));
        line.put("document_id", document.documentId().value());
        return line;
    }

    private void write(ObjectNode line) throws IOException {
        out.write(Json.mapper().writeValueAsString(line));
        out.write('\n');
    }
}
