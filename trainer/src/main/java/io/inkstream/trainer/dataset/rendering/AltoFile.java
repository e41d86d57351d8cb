package io.inkstream.trainer.dataset.rendering;

import io.inkstream.recognition.synthesis.RenderedPage;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the truth of a drawn page as ALTO 4 with outlines and baselines. */
final class AltoFile {

    private AltoFile() {}

    /**
     * @param picture name of the page's picture, which lies beside the file
     */
    static void write(Path file, String picture, RenderedPage page) throws IOException {
        int width = page.image().getWidth();
        int height = page.image().getHeight();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < page.lines().size(); i++) {
            lines.append(line(i + 1, page.lines().get(i)));
        }
        String xml =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">
                <Description><MeasurementUnit>pixel</MeasurementUnit>
                <sourceImageInformation><fileName>%s</fileName></sourceImageInformation></Description>
                <Layout><Page ID="page" PHYSICAL_IMG_NR="1" WIDTH="%d" HEIGHT="%d">
                <PrintSpace HPOS="0" VPOS="0" WIDTH="%d" HEIGHT="%d">
                <TextBlock ID="block" HPOS="0" VPOS="0" WIDTH="%d" HEIGHT="%d">
                %s</TextBlock></PrintSpace></Page></Layout></alto>
                """
                        .formatted(
                                escaped(picture),
                                width,
                                height,
                                width,
                                height,
                                width,
                                height,
                                lines);
        Files.writeString(file, xml, StandardCharsets.UTF_8);
    }

    private static String line(int number, RenderedPage.Line line) {
        var box = line.box().getBounds();
        String place =
                "HPOS=\"%d\" VPOS=\"%d\" WIDTH=\"%d\" HEIGHT=\"%d\""
                        .formatted(box.x, box.y, box.width, box.height);
        return "<TextLine ID=\"line%d\" %s BASELINE=\"%s\">"
                        .formatted(number, place, points(line.baseline()))
                + "<Shape><Polygon POINTS=\"%s\"/></Shape>".formatted(points(line.outline()))
                + "<String ID=\"text%d\" %s CONTENT=\"%s\"/></TextLine>%n"
                        .formatted(number, place, escaped(line.text()));
    }

    private static String points(List<Point2D> points) {
        return points.stream()
                .map(p -> "%d,%d".formatted(Math.round(p.getX()), Math.round(p.getY())))
                .collect(Collectors.joining(" "));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
