package io.inkstream.results.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.inkstream.contracts.Json;
import io.inkstream.contracts.LineId;
import io.inkstream.contracts.PageResult;
import io.inkstream.contracts.PageResult.Line;
import io.inkstream.results.BatchStory;
import io.inkstream.results.corrections.Correction;
import io.inkstream.results.export.alto.AltoFile;
import io.inkstream.results.export.content.EndedPage;
import io.inkstream.results.export.content.PageFile;
import io.inkstream.results.export.content.ReadPage;
import io.inkstream.results.export.hocr.HocrFile;
import io.inkstream.results.export.iiif.IiifManifest;
import io.inkstream.results.export.page.PageXmlFile;
import io.inkstream.results.export.pdf.PdfFile;
import io.inkstream.results.export.tei.TeiFile;
import io.inkstream.results.query.OutputFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What other programs must find in our files. */
class ExportFormatsTest {
    private static final BatchStory BATCH = new BatchStory("formats");

    /** "mee-tei ma-yek", whose syllables are of several code points. */
    private static final String MEETEI = "ꯃꯤꯇꯩ ꯃꯌꯦꯛ";

    private static PageResult latin() {
        return TypedPage.of(BATCH, "report.pdf", 1)
                .line("Grüße <aus> \"Köln\" & Łódź,", "Grüsse <aus> \"Köln\" & Łódź,", "x")
                .line("the second line")
                .result();
    }

    private static PageResult meetei() {
        return TypedPage.of(BATCH, "report.pdf", 2).line(MEETEI).line("ꯑ").result();
    }

    private static PageResult hebrew() {
        return TypedPage.of(BATCH, "report.pdf", 3)
                .lineFromRight("שלום עולם 123")
                .lineFromRight("טוב")
                .result();
    }

    private static PageResult empty() {
        return TypedPage.of(BATCH, "report.pdf", 4).result();
    }

    private static PageResult turned() {
        return TypedPage.of(BATCH, "report.pdf", 5).turned(90).line("lying down").result();
    }

    /** As a worker of an older version could tell it: no words, an outline beyond the page. */
    private static PageResult bare() {
        return BATCH.recognized("report.pdf", 6, "no words known", "");
    }

    private static Stream<PageResult> pages() {
        return Stream.of(latin(), meetei(), hebrew(), empty(), turned(), bare());
    }

    private static TypedDocument document() {
        return TypedDocument.of("box/report.pdf", pages().toArray(PageResult[]::new));
    }

    private static byte[] bytes(PageFile file, PageResult page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(ReadPage.of(page, document().names()), out);
        return out.toByteArray();
    }

    private static byte[] bytes(OutputFormat format) throws IOException {
        TypedDocument document = document();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (format.extent()) {
            case BATCH ->
                    Formats.stream(
                            format,
                            visitor -> {
                                visitor.document(document.view());
                                document.forEach(page -> visitor.page(document.view(), page));
                                visitor.endDocument(document.view());
                            },
                            out);
            case DOCUMENT ->
                    new Formats(page -> Optional.empty(), "https://example.org")
                            .document(format)
                            .write(document, out);
            case PAGE -> {
                PageFile file = format == OutputFormat.ALTO ? new AltoFile() : new PageXmlFile();
                for (PageResult page : pages().toList()) {
                    out.write(bytes(file, page));
                }
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alto-4-2.xsd", "alto-4-3.xsd", "alto-4-4.xsd"})
    void altoIsValid(String schema) throws Exception {
        for (PageResult page : pages().toList()) {
            boolean hasNoWordForIt = schema.equals("alto-4-2.xsd") && page.equals(hebrew());
            if (!hasNoWordForIt) {
                Xml.validate(bytes(new AltoFile(), page), schema);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageXmlIsValid(PageResult page) throws Exception {
        Xml.validate(bytes(new PageXmlFile(), page), "page-2019-07-15.xsd");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void altoSaysWhatTheRecordSays(PageResult page) throws Exception {
        Document alto = Xml.parse(bytes(new AltoFile(), page));

        List<Element> lines = Xml.all(alto, "TextLine");
        assertThat(lines.stream().map(ExportFormatsTest::altoText))
                .containsExactlyElementsOf(page.lines().stream().map(Line::text).toList());
        assertUniqueIds(alto, "ID");
        assertInside(alto, page);
        List<Element> words = Xml.all(alto, "String");
        List<Double> expected = wordConfidences(page);
        if (words.size() == expected.size()) {
            for (int i = 0; i < expected.size(); i++) {
                assertThat(Double.parseDouble(words.get(i).getAttribute("WC")))
                        .isCloseTo(expected.get(i), within(0.00005));
            }
        }
        assertThat(Xml.all(alto, "fileName").getFirst().getTextContent())
                .isEqualTo("report-%04d.png".formatted(page.pageId().number()));
    }

    private static List<Double> wordConfidences(PageResult page) {
        return page.lines().stream()
                .flatMap(line -> line.tokens().levels().stream())
                .filter(level -> level.level().equals("word"))
                .flatMap(level -> level.confidences().stream())
                .toList();
    }

    private static String altoText(Element line) {
        var strings = line.getElementsByTagName("String");
        List<String> words = new ArrayList<>();
        for (int i = 0; i < strings.getLength(); i++) {
            words.add(((Element) strings.item(i)).getAttribute("CONTENT"));
        }
        return String.join(" ", words);
    }

    private static void assertUniqueIds(Document document, String attribute) {
        List<String> ids =
                Xml.all(document, "*").stream()
                        .map(element -> element.getAttribute(attribute))
                        .filter(id -> !id.isEmpty())
                        .toList();
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }

    private static void assertInside(Document alto, PageResult page) {
        for (Element element : Xml.all(alto, "*")) {
            if (element.hasAttribute("HPOS")) {
                int x = Xml.number(element, "HPOS");
                int y = Xml.number(element, "VPOS");
                assertThat(x).isNotNegative();
                assertThat(y).isNotNegative();
                assertThat(x + Xml.number(element, "WIDTH"))
                        .isLessThanOrEqualTo(page.image().width());
                assertThat(y + Xml.number(element, "HEIGHT"))
                        .isLessThanOrEqualTo(page.image().height());
            }
        }
    }

    @Test
    void altoHasGlyphsWhereEachIsOneCodePointAndDoubtsThatRunDownwards() throws Exception {
        Document latin = Xml.parse(bytes(new AltoFile(), latin()));
        Document meetei = Xml.parse(bytes(new AltoFile(), meetei()));

        Element first = Xml.all(latin, "String").getFirst();
        assertThat(first.getElementsByTagName("Glyph").getLength()).isEqualTo("Grüße".length());
        // the glyphs are 0.63, 0.26, 0.89, 0.52, 0.15 sure
        assertThat(first.getAttribute("CC")).isEqualTo("3 7 1 4 8");
        assertThat(first.getElementsByTagName("ALTERNATIVE").item(0).getTextContent())
                .isEqualTo("Grüsse");
        assertThat(Xml.all(meetei, "String"))
                .filteredOn(word -> word.getElementsByTagName("Glyph").getLength() > 0)
                .extracting(word -> word.getAttribute("CONTENT"))
                .containsExactly("ꯑ");
    }

    @Test
    void pageXmlHasAllGraphemesAndTheTextUnderTheLine() throws Exception {
        Document page = Xml.parse(bytes(new PageXmlFile(), meetei()));

        assertThat(Xml.all(page, "Glyph"))
                .hasSize(TypedPage.graphemes(MEETEI.replace(" ", "")).size() + 1);
        Element line = Xml.all(page, "TextLine").getFirst();
        Element text = (Element) line.getLastChild().getPreviousSibling();
        assertThat(text.getTagName()).isEqualTo("TextEquiv");
        assertThat(text.getTextContent().strip()).isEqualTo(MEETEI);
        assertThat(text.getAttribute("conf")).isEqualTo("0.9123");
        assertThat(Xml.all(page, "Page").getFirst().getAttribute("imageFilename"))
                .isEqualTo("report-0002.png");
        assertUniqueIds(page, "id");
    }

    @Test
    void otherReadingsFollowByIndex() throws Exception {
        Document page = Xml.parse(bytes(new PageXmlFile(), latin()));

        Element line = Xml.all(page, "TextLine").getFirst();
        assertThat(Xml.all(page, "TextEquiv"))
                .filteredOn(text -> text.getParentNode().equals(line))
                .extracting(text -> text.getAttribute("index") + text.getTextContent().strip())
                .containsExactly(
                        "0Grüße <aus> \"Köln\" & Łódź,", "1Grüsse <aus> \"Köln\" & Łódź,", "2x");
    }

    @Test
    void theBaseDirectionIsThatOfTheLine() throws Exception {
        assertThat(Xml.all(Xml.parse(bytes(new AltoFile(), hebrew())), "TextLine"))
                .allMatch(line -> line.getAttribute("BASEDIRECTION").equals("rtl"));
        assertThat(Xml.all(Xml.parse(bytes(new AltoFile(), latin())), "TextLine"))
                .noneMatch(line -> line.hasAttribute("BASEDIRECTION"));
        assertThat(Xml.all(Xml.parse(bytes(new PageXmlFile(), hebrew())), "TextLine"))
                .allMatch(line -> line.getAttribute("readingDirection").equals("right-to-left"));
        assertThat(Xml.all(Xml.parse(bytes(new PageXmlFile(), latin())), "TextLine"))
                .allMatch(line -> line.getAttribute("readingDirection").equals("left-to-right"));
        assertThat(Xml.all(Xml.parse(bytes(OutputFormat.HOCR)), "span"))
                .filteredOn(span -> span.getAttribute("dir").equals("rtl"))
                .hasSize(2);
    }

    @Test
    void turnedContentIsTold() throws Exception {
        assertThat(
                        Xml.all(Xml.parse(bytes(new AltoFile(), turned())), "TextBlock")
                                .getFirst()
                                .getAttribute("ROTATION"))
                .isEqualTo("270");
        assertThat(
                        Xml.all(Xml.parse(bytes(new PageXmlFile(), turned())), "Page")
                                .getFirst()
                                .getAttribute("orientation"))
                .isEqualTo("-90");
    }

    @Test
    void hocrSaysWhatTheRecordSays() throws Exception {
        Document hocr = Xml.parse(document().written(new HocrFile()));

        List<Element> lines = byClass(hocr, "ocr_line");
        assertThat(lines.stream().map(line -> line.getTextContent().strip()))
                .containsExactlyElementsOf(
                        pages().flatMap(p -> p.lines().stream()).map(Line::text).toList());
        assertUniqueIds(hocr, "id");
        assertThat(byClass(hocr, "ocr_page")).hasSize(6);
        assertThat(byClass(hocr, "ocr_page").getFirst().getAttribute("title"))
                .isEqualTo(
                        "image \"report-0001.png\"; bbox 0 0 1200 1600; ppageno 0; scan_res 150 150");
        Element word = byClass(hocr, "ocrx_word").getFirst();
        assertThat(word.getAttribute("title"))
                .startsWith("bbox 100 100 220 140; x_wconf 63; x_bboxes 100 100 124 140 124 100");
        assertThat(lines.getFirst().getAttribute("title")).contains("baseline 0.0000 -8");
    }

    private static List<Element> byClass(Document html, String name) {
        return Xml.all(html, "*").stream()
                .filter(element -> element.getAttribute("class").equals(name))
                .toList();
    }

    @Test
    void teiBindsEachLineToItsZone() throws Exception {
        Document tei = Xml.parse(document().written(new TeiFile()));

        assertThat(Xml.all(tei, "seg").stream().map(Element::getTextContent))
                .containsExactlyElementsOf(
                        pages().flatMap(p -> p.lines().stream()).map(Line::text).toList());
        List<String> zones =
                Xml.all(tei, "zone").stream()
                        .map(zone -> "#" + zone.getAttribute("xml:id"))
                        .toList();
        assertThat(Xml.all(tei, "lb")).allMatch(lb -> zones.contains(lb.getAttribute("facs")));
        assertUniqueIds(tei, "xml:id");
        assertThat(Xml.all(tei, "surface")).hasSize(6);
    }

    @Test
    void theManifestHasACanvasPerPageAndAnAnnotationPerLine() throws Exception {
        JsonNode manifest =
                Json.mapper().readTree(document().written(new IiifManifest("https://example.org")));

        assertThat(manifest.path("items")).hasSize(6);
        JsonNode canvas = manifest.path("items").get(0);
        JsonNode lines = canvas.path("annotations").get(0).path("items");
        assertThat(lines.get(0).path("motivation").asText()).isEqualTo("supplementing");
        assertThat(lines.get(0).path("target").asText())
                .isEqualTo(canvas.path("id").asText() + "#xywh=100,100,624,40");
        List<String> texts = new ArrayList<>();
        manifest.findValues("annotations")
                .forEach(page ->
                        page.findValues("value").stream()
                                .filter(JsonNode::isTextual)
                                .forEach(text -> texts.add(text.asText())));
        assertThat(texts)
                .containsExactlyElementsOf(
                        pages().flatMap(p -> p.lines().stream()).map(Line::text).toList());
    }

    @Test
    void theTableHasARowForEachLineAndForThePageWithoutAny() throws Exception {
        String csv = new String(bytes(OutputFormat.CSV), UTF_8);

        assertThat(csv.split("\r\n"))
                .hasSize(1 + 9 + 1)
                .contains(
                        "box/report.pdf,%s,1,done,b_1,1,\"Grüße <aus> \"\"Köln\"\" & Łódź,\",0.9123,100,100,624,40,ltr,latin-print@1.1.0,"
                                .formatted(latin().pageId()))
                .anyMatch(
                        row -> row.startsWith("box/report.pdf," + empty().pageId() + ",4,done,,,"));
    }

    @ParameterizedTest
    @EnumSource(
            value = OutputFormat.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = "JSON") // its frame is written by the service
    void everyFormatButPlainTextNamesWhatMadeIt(OutputFormat format) throws Exception {
        String file = new String(bytes(format), UTF_8);

        if (format == OutputFormat.TEXT) {
            assertThat(file).startsWith("Grüße <aus>").contains("\f" + MEETEI);
        } else {
            assertThat(file).contains("latin-print").contains("1.1.0");
        }
        if (format != OutputFormat.TEXT && format != OutputFormat.CSV) {
            assertThat(file).contains("b1e55ed", "5e9d", "greedy", "0.1.0", "onnxruntime");
        }
    }

    @Test
    void aCorrectedLineSaysWhatThePersonSaid() throws Exception {
        PageResult page = latin();
        LineId line = page.lines().get(1).id();
        EndedPage corrected =
                new EndedPage(
                        page.pageId(),
                        page.text(),
                        Json.text(page),
                        Map.of(line, new Correction(line, 3, "the right line", "ada", page.at())));

        Document alto = Xml.parse(bytes(new AltoFile(), (PageResult) corrected.outcome()));

        List<Element> lines = Xml.all(alto, "TextLine");
        assertThat(altoText(lines.get(1))).isEqualTo("the right line");
        assertThat(lines).extracting(one -> one.getAttribute("CS")).containsExactly("", "true");
        assertThat(corrected.text()).endsWith("\nthe right line");
        assertThat(corrected.json()).contains("the second line", "\"revision\":3");
        Xml.validate(bytes(new AltoFile(), (PageResult) corrected.outcome()), "alto-4-2.xsd");
    }

    @Test
    void whatXmlCannotSayIsReplaced() throws Exception {
        PageResult page = TypedPage.of(BATCH, "report.pdf", 1).line("bell\u0007 𝔘nd").result();

        Document alto = Xml.parse(bytes(new AltoFile(), page));

        assertThat(altoText(Xml.all(alto, "TextLine").getFirst())).isEqualTo("bell\uFFFD 𝔘nd");
    }

    @Test
    void aPdfBeginsAndEndsAsOne() throws Exception {
        String pdf =
                new String(
                        document().written(new PdfFile(page -> Optional.empty())),
                        java.nio.charset.StandardCharsets.ISO_8859_1);

        Matcher start = Pattern.compile("startxref\n(\\d+)\n%%EOF\n$").matcher(pdf);
        assertThat(pdf).startsWith("%PDF-1.7\n");
        assertThat(start.find()).isTrue();
        assertThat(pdf.substring(Integer.parseInt(start.group(1)))).startsWith("xref\n0 ");
    }
}
