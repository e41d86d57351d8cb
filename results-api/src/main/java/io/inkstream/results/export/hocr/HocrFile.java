package io.inkstream.results.export.hocr;

import io.inkstream.contracts.PageResult;
import io.inkstream.results.export.content.Block;
import io.inkstream.results.export.content.DocumentFile;
import io.inkstream.results.export.content.DocumentPages;
import io.inkstream.results.export.content.ProcessingStep;
import io.inkstream.results.export.content.ReadLine;
import io.inkstream.results.export.content.ReadPage;
import io.inkstream.results.export.content.Utf8;
import io.inkstream.results.export.content.Word;
import io.inkstream.results.export.content.XmlWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A document as hOCR 1.2 in XHTML, which is well-formed XML and HTML alike. */
public final class HocrFile implements DocumentFile {
    private static final String DOCTYPE =
            "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\""
                    + " \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">";
    private static final String CAPABILITIES =
            "ocr_page ocr_carea ocr_par ocr_line ocrx_word ocrp_wconf ocrp_poly";

    @Override
    public void write(DocumentPages document, OutputStream to) throws IOException {
        Writer out = Utf8.writer(to);
        XmlWriter xml = new XmlWriter(out);
        xml.declaration(DOCTYPE);
        xml.start("html").attribute("xmlns", "http://www.w3.org/1999/xhtml");
        xml.start("head").leaf("title", document.title());
        xml.start("meta").attribute("http-equiv", "Content-Type");
        xml.attribute("content", "text/html; charset=utf-8").end();
        meta(xml, "ocr-capabilities", CAPABILITIES);
        software(xml, document.firstResult());
        xml.end().start("body");
        document.forEach(page -> {
            if (page.outcome() instanceof PageResult result) {
                page(xml, ReadPage.of(result, document.names()));
            }
        });
        // never empty, since browsers take <body/> for the beginning of a body
        xml.text("\n").end().end();
        out.write('\n');
        out.flush();
    }

    private static void software(XmlWriter xml, Optional<PageResult> first) throws IOException {
        String build = first.map(result -> " " + result.provenance().workerBuild()).orElse("");
        meta(xml, "ocr-system", ProcessingStep.SOFTWARE + build);
        if (first.isPresent()) {
            for (ProcessingStep step : ProcessingStep.of(first.get())) {
                String text = (step.model() + " " + step.settingsText()).strip();
                meta(xml, "ocr-step-" + step.name(), text);
            }
        }
    }

    private static void meta(XmlWriter xml, String name, String content) throws IOException {
        xml.start("meta").attribute("name", name).attribute("content", content).end();
    }

    private static void page(XmlWriter xml, ReadPage page) throws IOException {
        HocrTitle title =
                new HocrTitle()
                        .quoted("image", page.imageName())
                        .add("bbox", 0, 0, page.width(), page.height())
                        .add("ppageno", page.number() - 1);
        int dpi = page.result().image().dpi();
        if (dpi > 0) {
            title.add("scan_res", dpi, dpi);
        }
        String id = "p" + page.number();
        start(xml, "div", "ocr_page", id, title);
        for (Block block : page.blocks()) {
            block(xml, block, id);
        }
        xml.text("").end();
    }

    private static void block(XmlWriter xml, Block block, String page) throws IOException {
        String id = page + "_" + block.id();
        HocrTitle title = new HocrTitle().box(block.box());
        start(xml, "div", "ocr_carea", id, title);
        start(xml, "p", "ocr_par", id + "_p", title);
        for (ReadLine line : block.lines()) {
            line(xml, line, page + "_" + line.id());
        }
        xml.end().end();
    }

    private static void line(XmlWriter xml, ReadLine line, String id) throws IOException {
        HocrTitle title =
                new HocrTitle()
                        .box(line.box())
                        .baseline(line)
                        .percent("x_wconf", line.confidence());
        start(xml, "span", "ocr_line", id, title.polygon(line.outline()));
        if (line.rightToLeft()) {
            xml.attribute("dir", "rtl");
        }
        List<Word> words = line.words();
        xml.text("");
        for (int i = 0; i < words.size(); i++) {
            xml.text(i > 0 ? " " : "");
            word(xml, words.get(i), id + "_w" + (i + 1));
        }
        xml.end();
    }

    private static void word(XmlWriter xml, Word word, String id) throws IOException {
        HocrTitle title = new HocrTitle().box(word.box()).percent("x_wconf", word.confidence());
        if (!word.glyphs().isEmpty()) {
            List<Object> boxes = new ArrayList<>();
            word.glyphs().forEach(glyph -> HocrTitle.corners(glyph.box()).forEach(boxes::add));
            title.add("x_bboxes", boxes.toArray());
            title.percents(
                    "x_confs", word.glyphs().stream().map(glyph -> glyph.confidence()).toList());
        }
        start(xml, "span", "ocrx_word", id, title);
        xml.text(word.text()).end();
    }

    private static void start(
            XmlWriter xml, String element, String type, String id, HocrTitle title)
            throws IOException {
        xml.start(element).attribute("class", type).attribute("id", id);
        xml.attribute("title", title);
    }
}
