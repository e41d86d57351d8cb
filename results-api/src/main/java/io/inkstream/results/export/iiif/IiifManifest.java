package io.inkstream.results.export.iiif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.PageResult;
import io.inkstream.results.export.content.DocumentFile;
import io.inkstream.results.export.content.DocumentPages;
import io.inkstream.results.export.content.ReadPage;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A document as an IIIF Presentation 3 manifest: a canvas per page with its image and its lines as
 * annotations. Its addresses are those of this service.
 */
public final class IiifManifest implements DocumentFile {
    private final IiifAddresses addresses;

    public IiifManifest(String server) {
        this.addresses = new IiifAddresses(server);
    }

    @Override
    public void write(DocumentPages document, OutputStream to) throws IOException {
        JsonGenerator out = Json.mapper().createGenerator(to);
        out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        out.writeStartObject();
        out.writeStringField("@context", IiifAddresses.PRESENTATION);
        out.writeStringField("id", addresses.manifest(document.view().documentId()));
        out.writeStringField("type", "Manifest");
        IiifText.label(out, "label", document.title());
        out.writeArrayFieldStart("items");
        document.forEach(page -> {
            if (page.outcome() instanceof PageResult result) {
                canvas(out, ReadPage.of(result, document.names()));
            }
        });
        out.writeEndArray();
        out.writeEndObject();
        out.flush();
    }

    private void canvas(JsonGenerator out, ReadPage page) throws IOException {
        String canvas = addresses.canvas(page.result().pageId());
        out.writeStartObject();
        out.writeStringField("id", canvas);
        out.writeStringField("type", "Canvas");
        IiifText.label(out, "label", Integer.toString(page.number()));
        out.writeNumberField("width", page.width());
        out.writeNumberField("height", page.height());
        IiifText.metadata(out, page.result());
        image(out, page, canvas);
        out.writeArrayFieldStart("annotations");
        LineAnnotations.write(out, page, addresses, false);
        out.writeEndArray();
        seeAlso(out, page);
        out.writeEndObject();
    }

    private void image(JsonGenerator out, ReadPage page, String canvas) throws IOException {
        String service = addresses.image(page.result().pageId());
        out.writeArrayFieldStart("items");
        out.writeStartObject();
        out.writeStringField("id", canvas + "/painting");
        out.writeStringField("type", "AnnotationPage");
        out.writeArrayFieldStart("items");
        out.writeStartObject();
        out.writeStringField("id", canvas + "/painting/image");
        out.writeStringField("type", "Annotation");
        out.writeStringField("motivation", "painting");
        out.writeObjectFieldStart("body");
        out.writeStringField("id", service + "/full/max/0/default.jpg");
        out.writeStringField("type", "Image");
        out.writeStringField("format", "image/jpeg");
        out.writeNumberField("width", page.width());
        out.writeNumberField("height", page.height());
        out.writeArrayFieldStart("service");
        out.writeStartObject();
        out.writeStringField("id", service);
        out.writeStringField("type", "ImageService3");
        out.writeStringField("profile", "level1");
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
        out.writeStringField("target", canvas);
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
    }

    private void seeAlso(JsonGenerator out, ReadPage page) throws IOException {
        out.writeArrayFieldStart("seeAlso");
        out.writeStartObject();
        out.writeStringField("id", addresses.export(page.result().pageId(), "alto"));
        out.writeStringField("type", "Dataset");
        out.writeStringField("format", "application/alto+xml");
        out.writeStringField("profile", "http://www.loc.gov/standards/alto/ns-v4#");
        out.writeEndObject();
        out.writeEndArray();
    }
}
