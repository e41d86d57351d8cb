package io.inkstream.results.export.iiif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.inkstream.results.export.content.Block;
import io.inkstream.results.export.content.Box;
import io.inkstream.results.export.content.ReadLine;
import io.inkstream.results.export.content.ReadPage;
import java.io.IOException;

/** The lines of a page as an annotation page, one annotation per line in reading order. */
final class LineAnnotations {
    private LineAnnotations() {}

    /**
     * @param alone whether it is a document of its own
     */
    static void write(JsonGenerator out, ReadPage page, IiifAddresses addresses, boolean alone)
            throws IOException {
        String id = addresses.export(page.result().pageId(), "iiif");
        out.writeStartObject();
        if (alone) {
            out.writeStringField("@context", IiifAddresses.PRESENTATION);
        }
        out.writeStringField("id", id);
        out.writeStringField("type", "AnnotationPage");
        if (alone) {
            IiifText.metadata(out, page.result());
        }
        out.writeArrayFieldStart("items");
        String canvas = addresses.canvas(page.result().pageId());
        for (Block block : page.blocks()) {
            for (ReadLine line : block.lines()) {
                line(out, line, id, canvas);
            }
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void line(JsonGenerator out, ReadLine line, String page, String canvas)
            throws IOException {
        Box box = line.box();
        out.writeStartObject();
        out.writeStringField("id", page + "#" + line.id());
        out.writeStringField("type", "Annotation");
        out.writeStringField("motivation", "supplementing");
        out.writeObjectFieldStart("body");
        out.writeStringField("type", "TextualBody");
        out.writeStringField("value", line.text());
        out.writeStringField("format", "text/plain");
        if (line.rightToLeft()) {
            out.writeStringField("textDirection", "rtl");
        }
        out.writeEndObject();
        out.writeStringField("textGranularity", "line");
        out.writeStringField(
                "target",
                "%s#xywh=%d,%d,%d,%d"
                        .formatted(canvas, box.x(), box.y(), box.width(), box.height()));
        out.writeEndObject();
    }
}
