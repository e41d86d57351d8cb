package io.inkstream.results.export.iiif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.inkstream.contracts.Json;
import io.inkstream.results.query.BatchView;
import io.inkstream.results.query.DocumentView;
import java.io.IOException;
import java.io.OutputStream;

/** A batch as an IIIF collection of the manifests of its documents. */
public final class IiifCollection {
    private final IiifAddresses addresses;

    /** Sends the documents of a batch to a visitor. */
    public interface Documents {
        /** Takes documents in order. */
        interface Visitor {
            void document(DocumentView document) throws IOException;
        }

        void forEach(Visitor visitor) throws IOException;
    }

    public IiifCollection(String server) {
        this.addresses = new IiifAddresses(server);
    }

    /** Leaves the stream open. */
    public void write(BatchView batch, Documents documents, OutputStream to) throws IOException {
        JsonGenerator out = Json.mapper().createGenerator(to);
        out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        out.writeStartObject();
        out.writeStringField("@context", IiifAddresses.PRESENTATION);
        out.writeStringField("id", addresses.collection(batch.batchId()));
        out.writeStringField("type", "Collection");
        IiifText.label(out, "label", batch.name().orElse(batch.batchId().value()));
        out.writeArrayFieldStart("items");
        documents.forEach(document -> item(out, document));
        out.writeEndArray();
        out.writeEndObject();
        out.flush();
    }

    private void item(JsonGenerator out, DocumentView document) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", addresses.manifest(document.documentId()));
        out.writeStringField("type", "Manifest");
        IiifText.label(out, "label", document.name().orElse(document.documentId().value()));
        out.writeEndObject();
    }
}
