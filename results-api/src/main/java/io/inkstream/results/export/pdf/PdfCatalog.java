package io.inkstream.results.export.pdf;

import io.inkstream.contracts.PageResult;
import io.inkstream.results.export.content.DocumentPages;
import io.inkstream.results.export.content.ProcessingStep;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** What PDF/A wants to know of a file: its metadata and what its colours mean. */
final class PdfCatalog {
    private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private PdfCatalog() {}

    static void write(PdfObjects pdf, int number, int pages, DocumentPages document)
            throws IOException {
        int metadata = pdf.reserve();
        int profile = pdf.reserve();
        pdf.stream(metadata, "/Type /Metadata /Subtype /XML", metadata(document));
        pdf.stream(profile, "/N 3 /Filter /FlateDecode", Deflated.bytes(SRGB));
        pdf.object(
                number,
                ("<< /Type /Catalog /Pages %s /Metadata %s /OutputIntents [<< /Type /OutputIntent"
                                + " /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
                                + " /Info (sRGB IEC61966-2.1) /DestOutputProfile %s >>] >>")
                        .formatted(
                                PdfObjects.reference(pages),
                                PdfObjects.reference(metadata),
                                PdfObjects.reference(profile)));
    }

    private static byte[] metadata(DocumentPages document) throws IOException {
        Optional<PageResult> first = document.firstResult();
        String software =
                ProcessingStep.SOFTWARE
                        + first.map(page -> " " + page.provenance().workerBuild()).orElse("");
        return """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about=""
          xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
          xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
          xmlns:xmp="http://ns.adobe.com/xap/1.0/">
        <pdfaid:part>2</pdfaid:part>
        <pdfaid:conformance>B</pdfaid:conformance>
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
        <dc:identifier>%s</dc:identifier>
        <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
        <pdf:Producer>%s</pdf:Producer>
        <xmp:CreatorTool>%s</xmp:CreatorTool>%s
        </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>\
        """
                .formatted(
                        escape(document.title()),
                        document.view().documentId(),
                        escape(first.map(PdfCatalog::steps).orElse("")),
                        escape(software),
                        ProcessingStep.SOFTWARE,
                        first.map(page -> "\n<xmp:CreateDate>" + page.at() + "</xmp:CreateDate>")
                                .orElse(""))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String steps(PageResult page) {
        return ProcessingStep.of(page).stream()
                .map(step -> step.description() + ": " + step.model() + " " + step.settingsText())
                .collect(Collectors.joining(". "));
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .filter(point -> point >= ' ' && point != 0xFFFE && point != 0xFFFF)
                .forEach(point -> {
                    switch (point) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        default -> out.appendCodePoint(point);
                    }
                });
        return out.toString();
    }
}
