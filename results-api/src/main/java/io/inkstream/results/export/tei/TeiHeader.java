package io.inkstream.results.export.tei;

import io.inkstream.contracts.PageResult;
import io.inkstream.results.export.content.DocumentPages;
import io.inkstream.results.export.content.ProcessingStep;
import io.inkstream.results.export.content.XmlWriter;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Title, source and the software that made the text. */
final class TeiHeader {
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+){0,3}");

    private TeiHeader() {}

    static void write(XmlWriter xml, DocumentPages document) throws IOException {
        xml.start("teiHeader").start("fileDesc");
        xml.start("titleStmt").leaf("title", document.title()).end();
        xml.start("publicationStmt");
        xml.leaf("p", "Made by " + ProcessingStep.SOFTWARE + " from images.");
        xml.end().start("sourceDesc").leaf("p", document.view().documentId().value()).end().end();
        xml.start("encodingDesc").start("appInfo");
        Optional<PageResult> first = document.firstResult();
        if (first.isPresent()) {
            for (ProcessingStep step : ProcessingStep.of(first.get())) {
                application(xml, step, first.get().provenance().workerBuild());
            }
        } else {
            xml.start("application").attribute("ident", ProcessingStep.SOFTWARE);
            xml.attribute("version", "0").leaf("label", ProcessingStep.SOFTWARE).end();
        }
        xml.end().end().end();
    }

    private static void application(XmlWriter xml, ProcessingStep step, String build)
            throws IOException {
        boolean numbered = VERSION.matcher(build).matches();
        xml.start("application").attribute("xml:id", step.name());
        xml.attribute("ident", ProcessingStep.SOFTWARE);
        xml.attribute("version", numbered ? build : "0");
        xml.leaf("label", ProcessingStep.SOFTWARE + " " + build);
        xml.leaf("p", step.description() + (step.model().isEmpty() ? "" : ": " + step.model()));
        xml.leaf("p", step.settingsText()).end();
    }
}
