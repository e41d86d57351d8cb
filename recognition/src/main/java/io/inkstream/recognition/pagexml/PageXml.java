package io.inkstream.recognition.pagexml;

import io.inkstream.recognition.layout.Point;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads ALTO (2 to 4) and PAGE (any year). Document types, and with them entities and files from
 * elsewhere, are refused.
 */
public final class PageXml {

    private PageXml() {}

    /** What the file says, or nothing if it is another kind of XML. */
    public static Optional<DescribedPage> read(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return read(content, file.toString());
        }
    }

    /**
     * The same of bytes from anywhere.
     *
     * @param name for messages
     */
    public static Optional<DescribedPage> read(InputStream content, String name)
            throws IOException {
        Element root = parse(content, name);
        try {
            return switch (root.getLocalName()) {
                case "alto" -> Optional.of(alto(root));
                case "PcGts" -> Optional.of(page(root, name));
                default -> Optional.empty();
            };
        } catch (NumberFormatException e) {
            throw new IOException("%s: no coordinate: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static Element parse(InputStream content, String name) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(content).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("%s: %s".formatted(name, e.getMessage()), e);
        }
    }

    private static DescribedPage alto(Element root) {
        List<DescribedPage.Line> lines = new ArrayList<>();
        for (Element line : below(root, "TextLine")) {
            String text =
                    children(line).stream()
                            .map(part ->
                                    switch (part.getLocalName()) {
                                        case "String" -> part.getAttribute("CONTENT");
                                        case "SP" -> " ";
                                        default -> "";
                                    })
                            .collect(Collectors.joining());
            if (below(line, "SP").isEmpty()) {
                text =
                        below(line, "String").stream()
                                .map(word -> word.getAttribute("CONTENT"))
                                .collect(Collectors.joining(" "));
            }
            lines.add(
                    new DescribedPage.Line(
                            line.getAttribute("ID"), altoOutline(line), altoBaseline(line), text));
        }
        return new DescribedPage(
                "ALTO",
                below(root, "fileName").stream().findFirst().map(Node::getTextContent).orElse(""),
                below(root, "Page").stream()
                        .findFirst()
                        .map(p -> number(p.getAttribute("WIDTH")))
                        .orElse(0),
                below(root, "MeasurementUnit").stream()
                        .findFirst()
                        .map(u -> u.getTextContent().strip())
                        .orElse("pixel"),
                lines);
    }

    private static List<Point> altoOutline(Element line) {
        Optional<Element> polygon =
                children(line, "Shape").stream()
                        .flatMap(shape -> children(shape, "Polygon").stream())
                        .findFirst();
        if (polygon.isPresent()) {
            return points(polygon.get().getAttribute("POINTS"));
        }
        int left = number(line.getAttribute("HPOS"));
        int top = number(line.getAttribute("VPOS"));
        int right = left + number(line.getAttribute("WIDTH"));
        int bottom = top + number(line.getAttribute("HEIGHT"));
        return right <= left || bottom <= top
                ? List.of()
                : List.of(
                        new Point(left, top),
                        new Point(right, top),
                        new Point(right, bottom),
                        new Point(left, bottom));
    }

    /** Points, or the one height that older versions give. */
    private static List<Point> altoBaseline(Element line) {
        String baseline = line.getAttribute("BASELINE").strip();
        List<Point> points = points(baseline);
        if (!points.isEmpty() || baseline.isEmpty()) {
            return points;
        }
        int left = number(line.getAttribute("HPOS"));
        int right = left + number(line.getAttribute("WIDTH"));
        return List.of(new Point(left, number(baseline)), new Point(right, number(baseline)));
    }

    private static DescribedPage page(Element root, String name) throws IOException {
        List<Element> pages = below(root, "Page");
        if (pages.isEmpty()) {
            throw new IOException(name + " has no page");
        }
        Element page = pages.getFirst();
        Map<String, Integer> order = new HashMap<>();
        for (Element reference : below(root, "RegionRefIndexed")) {
            order.put(reference.getAttribute("regionRef"), order.size());
        }
        List<Element> regions = new ArrayList<>(below(root, "TextRegion"));
        regions.sort(
                Comparator.comparingInt(
                        region -> order.getOrDefault(region.getAttribute("id"), order.size())));
        List<DescribedPage.Line> lines = new ArrayList<>();
        for (Element region : regions) {
            for (Element line : children(region, "TextLine")) {
                lines.add(
                        new DescribedPage.Line(
                                line.getAttribute("id"),
                                coordinates(line, "Coords"),
                                coordinates(line, "Baseline"),
                                text(line)));
            }
        }
        return new DescribedPage(
                "PAGE",
                page.getAttribute("imageFilename"),
                number(page.getAttribute("imageWidth")),
                "pixel",
                lines);
    }

    private static List<Point> coordinates(Element line, String name) {
        return children(line, name).stream()
                .findFirst()
                .map(found -> points(found.getAttribute("points")))
                .orElse(List.of());
    }

    /** The line's own text of least index, otherwise that of its words. */
    private static String text(Element element) {
        return children(element, "TextEquiv").stream()
                .min(Comparator.comparingInt(text -> number(text.getAttribute("index"))))
                .flatMap(text -> children(text, "Unicode").stream().findFirst())
                .map(Node::getTextContent)
                .orElseGet(() ->
                        children(element, "Word").stream()
                                .map(PageXml::text)
                                .collect(Collectors.joining(" ")));
    }

    /** {@code x,y x,y} as in PAGE or {@code x y x y} as in ALTO; nothing for a single number. */
    private static List<Point> points(String numbers) {
        List<Point> points = new ArrayList<>();
        String[] values = numbers.strip().split("[\\s,]+", -1);
        for (int i = 0; i + 1 < values.length; i += 2) {
            points.add(new Point(number(values[i]), number(values[i + 1])));
        }
        return points;
    }

    private static int number(String digits) {
        return digits.isBlank() ? 0 : (int) Math.round(Double.parseDouble(digits.strip()));
    }

    private static List<Element> below(Element element, String name) {
        return elements(element.getElementsByTagNameNS("*", name));
    }

    private static List<Element> children(Element parent, String name) {
        return children(parent).stream().filter(c -> name.equals(c.getLocalName())).toList();
    }

    private static List<Element> children(Element parent) {
        return elements(parent.getChildNodes());
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
