package io.inkstream.recognition.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A page picture with the lines people drew on it, read from ALTO or PAGE XML beside the picture.
 */
record TruePage(String name, Path picture, List<Polygon> lines) {

    static List<TruePage> listPages(Path set) throws IOException {
        List<TruePage> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(set.resolve("pages"))) {
            for (Path xml :
                    files.filter(file -> file.toString().endsWith(".xml")).sorted().toList()) {
                pages.add(read(xml));
            }
        }
        return pages;
    }

    private static TruePage read(Path xml) throws IOException {
        try {
            Element root =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(xml.toFile())
                            .getDocumentElement();
            List<Polygon> lines = new ArrayList<>();
            NodeList elements = root.getElementsByTagName("TextLine");
            for (int i = 0; i < elements.getLength(); i++) {
                lines.add(outline((Element) elements.item(i)));
            }
            String name = xml.getFileName().toString().replace(".xml", "");
            return new TruePage(name, xml.resolveSibling(name + ".jpg"), lines);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(xml.toString(), e);
        }
    }

    private static Polygon outline(Element line) {
        NodeList alto = line.getElementsByTagName("Polygon");
        String numbers =
                alto.getLength() > 0
                        ? ((Element) alto.item(0)).getAttribute("POINTS")
                        : ((Element) line.getElementsByTagName("Coords").item(0))
                                .getAttribute("points");
        String[] values = numbers.trim().split("[ ,]+", -1);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i + 1 < values.length; i += 2) {
            points.add(
                    new Point(
                            (int) Double.parseDouble(values[i]),
                            (int) Double.parseDouble(values[i + 1])));
        }
        return new Polygon(points);
    }
}
