package io.inkstream.results.export.alto;

import io.inkstream.contracts.Polygon;
import io.inkstream.results.export.content.Block;
import io.inkstream.results.export.content.Box;
import io.inkstream.results.export.content.Glyph;
import io.inkstream.results.export.content.Numbers;
import io.inkstream.results.export.content.PageFile;
import io.inkstream.results.export.content.ProcessingStep;
import io.inkstream.results.export.content.ReadLine;
import io.inkstream.results.export.content.ReadPage;
import io.inkstream.results.export.content.Utf8;
import io.inkstream.results.export.content.Word;
import io.inkstream.results.export.content.XmlWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;

/**
 * A page as ALTO 4.4. It uses nothing that 4.2 and 4.3 lack, but for the base direction of lines
 * read from right to left, for which 4.2 has no word.
 */
public final class AltoFile implements PageFile {
    private static final String NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#";
    private static final String SCHEMA = "http://www.loc.gov/standards/alto/v4/alto-4-4.xsd";

    @Override
    public void write(ReadPage page, OutputStream to) throws IOException {
        Writer out = Utf8.writer(to);
        XmlWriter xml = new XmlWriter(out);
        xml.start("alto").attribute("xmlns", NAMESPACE);
        xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        xml.attribute("xsi:schemaLocation", NAMESPACE + " " + SCHEMA);
        xml.attribute("SCHEMAVERSION", "4.4");
        description(xml, page);
        layout(xml, page);
        xml.end();
        out.write('\n');
        out.flush();
    }

    private static void description(XmlWriter xml, ReadPage page) throws IOException {
        xml.start("Description").leaf("MeasurementUnit", "pixel");
        xml.start("sourceImageInformation").leaf("fileName", page.imageName());
        xml.start("fileIdentifier").attribute("fileIdentifierLocation", ProcessingStep.SOFTWARE);
        xml.text(page.result().pageId().value()).end().end();
        for (ProcessingStep step : ProcessingStep.of(page.result())) {
            xml.start("Processing").attribute("ID", step.name());
            xml.leaf("processingCategory", "contentGeneration");
            xml.leaf("processingDateTime", page.result().at().toString());
            xml.leaf("processingStepDescription", step.description());
            xml.leaf("processingStepSettings", settings(step));
            xml.start("processingSoftware").leaf("softwareName", ProcessingStep.SOFTWARE);
            xml.leaf("softwareVersion", page.result().provenance().workerBuild()).end().end();
        }
        xml.end();
    }

    private static String settings(ProcessingStep step) {
        String model = step.model().isEmpty() ? "" : "model=" + step.model() + "; ";
        return model + step.settingsText();
    }

    private static void layout(XmlWriter xml, ReadPage page) throws IOException {
        xml.start("Layout").start("Page").attribute("ID", "p_" + page.number());
        xml.attribute("PHYSICAL_IMG_NR", page.number());
        xml.attribute("HEIGHT", page.height()).attribute("WIDTH", page.width());
        xml.attribute("PROCESSINGREFS", processing(page));
        if (page.result().confidence().isPresent()) {
            xml.attribute("PC", Numbers.share(page.result().confidence().get()));
        }
        xml.start("PrintSpace");
        place(xml, new Box(0, 0, page.width(), page.height()));
        for (Block block : page.blocks()) {
            block(xml, block, page);
        }
        xml.end().end().end();
    }

    private static String processing(ReadPage page) {
        List<ProcessingStep> steps = ProcessingStep.of(page.result());
        return String.join(" ", steps.stream().map(ProcessingStep::name).toList());
    }

    private static void block(XmlWriter xml, Block block, ReadPage page) throws IOException {
        xml.start("TextBlock").attribute("ID", block.id());
        place(xml, block.box());
        if (page.uprightTurn() != 0) {
            // counterclockwise, as the schema wants it
            xml.attribute("ROTATION", page.uprightTurn());
        }
        shape(xml, block.outline());
        for (ReadLine line : block.lines()) {
            line(xml, line);
        }
        xml.end();
    }

    private static void line(XmlWriter xml, ReadLine line) throws IOException {
        xml.start("TextLine").attribute("ID", line.id());
        place(xml, line.box());
        xml.attribute("BASELINE", line.baseline());
        if (line.corrected()) {
            xml.attribute("CS", true);
        }
        if (line.rightToLeft()) {
            xml.attribute("BASEDIRECTION", "rtl");
        }
        shape(xml, line.outline());
        if (line.words().isEmpty()) {
            xml.start("String").attribute("ID", line.id() + "_w1");
            place(xml, line.box());
            xml.attribute("CONTENT", "").end();
        }
        for (int i = 0; i < line.words().size(); i++) {
            if (i > 0) {
                xml.start("SP").end();
            }
            word(xml, line.words().get(i), line.id() + "_w" + (i + 1));
        }
        xml.end();
    }

    private static void word(XmlWriter xml, Word word, String id) throws IOException {
        xml.start("String").attribute("ID", id);
        place(xml, word.box());
        xml.attribute("CONTENT", word.text());
        xml.attribute("WC", Numbers.share(word.confidence()));
        boolean simple = hasSimpleGlyphs(word);
        if (simple) {
            xml.attribute("CC", AltoDoubt.of(word.glyphs()));
        }
        for (String alternative : word.alternatives()) {
            xml.leaf("ALTERNATIVE", alternative);
        }
        if (simple) {
            for (int i = 0; i < word.glyphs().size(); i++) {
                glyph(xml, word.glyphs().get(i), id + "_g" + (i + 1));
            }
        }
        xml.end();
    }

    /** The schema allows a glyph one code point, and a word must have all of its glyphs or none. */
    private static boolean hasSimpleGlyphs(Word word) {
        return !word.glyphs().isEmpty()
                && word.glyphs().stream()
                        .allMatch(glyph ->
                                glyph.text().codePointCount(0, glyph.text().length()) == 1);
    }

    private static void glyph(XmlWriter xml, Glyph glyph, String id) throws IOException {
        xml.start("Glyph").attribute("ID", id);
        place(xml, glyph.box());
        xml.attribute("CONTENT", glyph.text());
        xml.attribute("GC", Numbers.share(glyph.confidence())).end();
    }

    private static void place(XmlWriter xml, Box box) throws IOException {
        xml.attribute("HPOS", box.x()).attribute("VPOS", box.y());
        xml.attribute("WIDTH", box.width()).attribute("HEIGHT", box.height());
    }

    private static void shape(XmlWriter xml, Polygon outline) throws IOException {
        xml.start("Shape").start("Polygon").attribute("POINTS", outline).end().end();
    }
}
