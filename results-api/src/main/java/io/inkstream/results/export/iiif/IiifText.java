package io.inkstream.results.export.iiif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.inkstream.contracts.PageResult;
import io.inkstream.results.export.content.ProcessingStep;
import java.io.IOException;

/** Texts for people, which IIIF keeps by language. */
final class IiifText {
    private static final String NO_LANGUAGE = "none";

    private IiifText() {}

    static void label(JsonGenerator out, String field, String text) throws IOException {
        out.writeObjectFieldStart(field);
        out.writeArrayFieldStart(NO_LANGUAGE);
        out.writeString(text);
        out.writeEndArray();
        out.writeEndObject();
    }

    /** What made the text, for people to see. */
    static void metadata(JsonGenerator out, PageResult page) throws IOException {
        out.writeArrayFieldStart("metadata");
        entry(out, "software", ProcessingStep.SOFTWARE + " " + page.provenance().workerBuild());
        for (ProcessingStep step : ProcessingStep.of(page)) {
            entry(out, step.description(), (step.model() + " " + step.settingsText()).strip());
        }
        out.writeEndArray();
    }

    private static void entry(JsonGenerator out, String label, String value) throws IOException {
        out.writeStartObject();
        label(out, "label", label);
        label(out, "value", value);
        out.writeEndObject();
    }
}
