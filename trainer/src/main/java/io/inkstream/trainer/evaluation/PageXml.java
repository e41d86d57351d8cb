package io.inkstream.trainer.evaluation;

import io.inkstream.recognition.layout.Point;
import io.inkstream.recognition.layout.Polygon;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Lines out of ALTO 4 or PAGE XML. ALTO lines come in the order of the file, PAGE regions in the
 * file's reading order where it has one. Lines without an outline are left out.
 */
final class PageXml {

    private PageXml() {}

    static List<TruePage.Line> lines(Path file) throws IOException {
        Element root = parse(file);
        String format = root.getLocalName();
        try {
            return switch (format) {
                case "alto" -> altoLines(root);
                case "PcGts" -> pageLines(root);
                default ->
                        throw new IOException(
                                "%s: '%s' is neither ALTO nor PAGE".formatted(file, format));
            };
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Element parse(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(
                    "%s is no well-formed XML: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static List<TruePage.Line> altoLines(Element root) {
        List<TruePage.Line> lines = new ArrayList<>();
        for (Element line : elements(root.getElementsByTagNameNS("*", "TextLine"))) {
            List<Element> polygons = elements(line.getElementsByTagNameNS("*", "Polygon"));
            List<String> words = new ArrayList<>();
            for (Element word : elements(line.getElementsByTagNameNS("*", "String"))) {
                words.add(word.getAttribute("CONTENT"));
            }
            Optional<Polygon> outline =
                    polygons.isEmpty()
                            ? box(line)
                            : polygon(points(polygons.getFirst().getAttribute("POINTS")));
            List<Point> baseline = points(line.getAttribute("BASELINE"));
            outline.ifPresent(drawn ->
                    lines.add(new TruePage.Line(drawn, baseline, String.join(" ", words))));
        }
        return lines;
    }

    private static Optional<Polygon> box(Element line) {
        if (line.getAttribute("WIDTH").isEmpty()) {
            return Optional.empty();
        }
        int left = pixel(line.getAttribute("HPOS"));
        int top = pixel(line.getAttribute("VPOS"));
        int right = left + pixel(line.getAttribute("WIDTH"));
        int bottom = top + pixel(line.getAttribute("HEIGHT"));
        return Optional.of(
                new Polygon(
                        List.of(
                                new Point(left, top),
                                new Point(right, top),
                                new Point(right, bottom),
                                new Point(left, bottom))));
    }

    private static List<TruePage.Line> pageLines(Element root) {
        Map<String, Integer> order = new HashMap<>();
        for (Element reference : elements(root.getElementsByTagNameNS("*", "RegionRefIndexed"))) {
            order.put(reference.getAttribute("regionRef"), order.size());
        }
        List<Element> regions =
                new ArrayList<>(elements(root.getElementsByTagNameNS("*", "TextRegion")));
        regions.sort(
                Comparator.comparingInt(
                        region -> order.getOrDefault(region.getAttribute("id"), order.size())));
        List<TruePage.Line> lines = new ArrayList<>();
        for (Element region : regions) {
            for (Element line : children(region, "TextLine")) {
                pageLine(line).ifPresent(lines::add);
            }
        }
        return lines;
    }

    private static Optional<TruePage.Line> pageLine(Element line) {
        List<Point> baseline =
                children(line, "Baseline").stream()
                        .findFirst()
                        .map(found -> points(found.getAttribute("points")))
                        .orElse(List.of());
        String text =
                children(line, "TextEquiv").stream()
                        .findFirst()
                        .flatMap(equivalent -> children(equivalent, "Unicode").stream().findFirst())
                        .map(Node::getTextContent)
                        .orElse("");
        return children(line, "Coords").stream()
                .findFirst()
                .flatMap(coords -> polygon(points(coords.getAttribute("points"))))
                .map(outline -> new TruePage.Line(outline, baseline, text));
    }

    private static Optional<Polygon> polygon(List<Point> points) {
        return points.size() < 3 ? Optional.empty() : Optional.of(new Polygon(points));
    }

    /** {@code x,y x,y} as in PAGE or {@code x y x y} as in ALTO. */
    private static List<Point> points(String numbers) {
        List<Point> points = new ArrayList<>();
        String[] values = numbers.strip().split("[\\s,]+", -1);
        for (int i = 0; i + 1 < values.length; i += 2) {
            points.add(new Point(pixel(values[i]), pixel(values[i + 1])));
        }
        return points;
    }

    private static int pixel(String number) {
        try {
            return (int) Math.round(Double.parseDouble(number));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'%s' is no coordinate".formatted(number), e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        return elements(parent.getChildNodes()).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .toList();
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
