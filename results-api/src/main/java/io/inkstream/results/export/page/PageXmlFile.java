package io.inkstream.results.export.page;

import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.Polygon;
import io.inkstream.results.export.content.Block;
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
import java.util.Map;

/** A page as PAGE XML 2019-07-15, the version that OCR-D, kraken and Transkribus read. */
public final class PageXmlFile implements PageFile {
    private static final String NAMESPACE =
            "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15";

    @Override
    public void write(ReadPage page, OutputStream to) throws IOException {
        Writer out = Utf8.writer(to);
        XmlWriter xml = new XmlWriter(out);
        xml.start("PcGts").attribute("xmlns", NAMESPACE);
        xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        xml.attribute("xsi:schemaLocation", NAMESPACE + " " + NAMESPACE + "/pagecontent.xsd");
        xml.attribute("pcGtsId", "p_" + page.number());
        metadata(xml, page.result());
        page(xml, page);
        xml.end();
        out.write('\n');
        out.flush();
    }

    private static void metadata(XmlWriter xml, PageResult result) throws IOException {
        xml.start("Metadata");
        xml.leaf("Creator", ProcessingStep.SOFTWARE + " " + result.provenance().workerBuild());
        xml.leaf("Created", result.at().toString()).leaf("LastChange", result.at().toString());
        for (ProcessingStep step : ProcessingStep.of(result)) {
            xml.start("MetadataItem").attribute("type", "processingStep");
            xml.attribute("name", step.name());
            xml.attribute("value", step.model().isEmpty() ? step.description() : step.model());
            xml.attribute("date", result.at());
            xml.start("Labels");
            for (Map.Entry<String, String> setting : step.settings().entrySet()) {
                xml.start("Label").attribute("value", setting.getValue());
                xml.attribute("type", setting.getKey()).end();
            }
            xml.end().end();
        }
        xml.end();
    }

    private static void page(XmlWriter xml, ReadPage page) throws IOException {
        xml.start("Page").attribute("imageFilename", page.imageName());
        xml.attribute("imageWidth", page.width()).attribute("imageHeight", page.height());
        int dpi = page.result().image().dpi();
        if (dpi > 0) {
            xml.attribute("imageXResolution", dpi).attribute("imageYResolution", dpi);
            xml.attribute("imageResolutionUnit", "PPI");
        }
        if (page.uprightTurn() != 0) {
            int turn = page.uprightTurn();
            xml.attribute("orientation", turn > 180 ? turn - 360 : turn);
        }
        xml.attribute("readingDirection", direction(page.rightToLeft()));
        xml.attribute("textLineOrder", "top-to-bottom");
        if (page.result().confidence().isPresent()) {
            xml.attribute("conf", Numbers.share(page.result().confidence().get()));
        }
        readingOrder(xml, page);
        for (int i = 0; i < page.blocks().size(); i++) {
            region(xml, page.blocks().get(i), i);
        }
        xml.end();
    }

    private static String direction(boolean rightToLeft) {
        return rightToLeft ? "right-to-left" : "left-to-right";
    }

    /** The schema has no order of nothing. */
    private static void readingOrder(XmlWriter xml, ReadPage page) throws IOException {
        if (page.blocks().isEmpty()) {
            return;
        }
        xml.start("ReadingOrder").start("OrderedGroup").attribute("id", "ro");
        for (int i = 0; i < page.blocks().size(); i++) {
            xml.start("RegionRefIndexed").attribute("index", i);
            xml.attribute("regionRef", page.blocks().get(i).id()).end();
        }
        xml.end().end();
    }

    private static void region(XmlWriter xml, Block block, int index) throws IOException {
        xml.start("TextRegion").attribute("id", block.id()).attribute("type", "paragraph");
        xml.attribute("custom", order(index));
        coords(xml, block.outline());
        for (int i = 0; i < block.lines().size(); i++) {
            line(xml, block.lines().get(i), i);
        }
        xml.start("TextEquiv").leaf("Unicode", block.text()).end();
        xml.end();
    }

    /** What Transkribus and eScriptorium read for the order. */
    private static String order(int index) {
        return "readingOrder {index:" + index + ";}";
    }

    private static void line(XmlWriter xml, ReadLine line, int index) throws IOException {
        xml.start("TextLine").attribute("id", line.id()).attribute("custom", order(index));
        xml.attribute("readingDirection", direction(line.rightToLeft()));
        coords(xml, line.outline());
        xml.start("Baseline").attribute("points", line.baseline()).end();
        for (int i = 0; i < line.words().size(); i++) {
            word(xml, line.words().get(i), line.id() + "_w" + (i + 1));
        }
        text(xml, line.text(), line.confidence(), 0);
        for (int i = 0; i < line.alternatives().size(); i++) {
            PageResult.Alternative other = line.alternatives().get(i);
            text(xml, other.text(), other.confidence(), i + 1);
        }
        xml.end();
    }

    private static void word(XmlWriter xml, Word word, String id) throws IOException {
        xml.start("Word").attribute("id", id);
        coords(xml, word.box().outline());
        for (int i = 0; i < word.glyphs().size(); i++) {
            Glyph glyph = word.glyphs().get(i);
            xml.start("Glyph").attribute("id", id + "_g" + (i + 1));
            coords(xml, glyph.box().outline());
            text(xml, glyph.text(), glyph.confidence(), 0);
            xml.end();
        }
        text(xml, word.text(), word.confidence(), 0);
        xml.end();
    }

    private static void text(XmlWriter xml, String text, double confidence, int index)
            throws IOException {
        xml.start("TextEquiv").attribute("index", index);
        xml.attribute("conf", Numbers.share(confidence)).leaf("Unicode", text).end();
    }

    private static void coords(XmlWriter xml, Polygon outline) throws IOException {
        xml.start("Coords").attribute("points", outline).end();
    }
}
