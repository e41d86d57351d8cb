package io.inkstream.results.export.tei;

import io.inkstream.contracts.PageResult;
import io.inkstream.results.export.content.Block;
import io.inkstream.results.export.content.DocumentFile;
import io.inkstream.results.export.content.DocumentPages;
import io.inkstream.results.export.content.Numbers;
import io.inkstream.results.export.content.ReadLine;
import io.inkstream.results.export.content.ReadPage;
import io.inkstream.results.export.content.Utf8;
import io.inkstream.results.export.content.XmlWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.BitSet;

/**
 * A document as TEI P5: what is on the images in {@code facsimile}, the text in {@code text}, line
 * by line bound to its zone.
 */
public final class TeiFile implements DocumentFile {
    private static final String NAMESPACE = "http://www.tei-c.org/ns/1.0";

    @Override
    public void write(DocumentPages document, OutputStream to) throws IOException {
        Writer out = Utf8.writer(to);
        XmlWriter xml = new XmlWriter(out);
        xml.start("TEI").attribute("xmlns", NAMESPACE);
        TeiHeader.write(xml, document);
        BitSet shown = new BitSet();
        xml.start("facsimile");
        document.forEach(page -> {
            if (page.outcome() instanceof PageResult result) {
                surface(xml, ReadPage.of(result, document.names()));
                shown.set(page.pageId().number());
            }
        });
        if (shown.isEmpty()) {
            xml.start("surface").end();
        }
        xml.end();
        text(xml, document, shown);
        xml.end();
        out.write('\n');
        out.flush();
    }

    private static void surface(XmlWriter xml, ReadPage page) throws IOException {
        String id = id(page);
        xml.start("surface").attribute("xml:id", id).attribute("n", page.number());
        xml.attribute("ulx", 0).attribute("uly", 0);
        xml.attribute("lrx", page.width()).attribute("lry", page.height());
        xml.start("graphic").attribute("url", address(page.imageName()));
        xml.attribute("width", page.width() + "px").attribute("height", page.height() + "px");
        xml.end();
        for (Block block : page.blocks()) {
            xml.start("zone").attribute("xml:id", id + "_" + block.id());
            xml.attribute("points", block.outline()).attribute("type", "textblock");
            for (ReadLine line : block.lines()) {
                xml.start("zone").attribute("xml:id", id + "_" + line.id());
                xml.attribute("points", line.outline()).attribute("type", "textline").end();
            }
            xml.end();
        }
        xml.end();
    }

    private static String id(ReadPage page) {
        return "p" + page.number();
    }

    /** A file name as a relative address. */
    private static String address(String name) throws IOException {
        try {
            return new URI(null, null, "./" + name, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IOException("no address for " + name, e);
        }
    }

    /** Only pages of the facsimile: others may have ended in the meantime. */
    private static void text(XmlWriter xml, DocumentPages document, BitSet shown)
            throws IOException {
        xml.start("text").start("body").start("div");
        document.forEach(page -> {
            if (shown.get(page.pageId().number()) && page.outcome() instanceof PageResult result) {
                text(xml, ReadPage.of(result, document.names()));
            }
        });
        if (shown.isEmpty()) {
            xml.start("ab").end();
        }
        xml.end().end().end();
    }

    private static void text(XmlWriter xml, ReadPage page) throws IOException {
        String id = id(page);
        xml.start("pb").attribute("n", page.number()).attribute("facs", "#" + id).end();
        for (Block block : page.blocks()) {
            xml.start("ab").attribute("facs", "#" + id + "_" + block.id());
            for (ReadLine line : block.lines()) {
                line(xml, line, id + "_" + line.id());
            }
            xml.end();
        }
        if (page.blocks().isEmpty()) {
            xml.start("ab").end();
        }
    }

    private static void line(XmlWriter xml, ReadLine line, String zone) throws IOException {
        xml.start("lb").attribute("facs", "#" + zone);
        xml.attribute("cert", Numbers.share(line.confidence())).end();
        xml.start("seg");
        if (line.rightToLeft()) {
            xml.attribute("style", "direction: rtl");
        }
        xml.text(line.text()).end();
    }
}
