package io.inkstream.trainer.segment;

import io.inkstream.recognition.finder.FoundLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The lines of a page picture as text, so that they can be truths and readings as texts and classes
 * are: a row per line, in it {@code x,y,above,below} for each knot of the baseline, in tenths of a
 * pixel.
 */
public final class LinesAsText {

    private static final double PER_PIXEL = 10;

    private LinesAsText() {}

    public static String write(List<FoundLine> lines) {
        return lines.stream().map(LinesAsText::row).collect(Collectors.joining("\n"));
    }

    public static List<FoundLine> read(String text) {
        List<FoundLine> lines = new ArrayList<>();
        for (String row : text.split("\n", -1)) {
            if (!row.isEmpty()) {
                lines.add(line(row));
            }
        }
        return lines;
    }

    private static String row(FoundLine line) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < line.knots(); i++) {
            row.append(i == 0 ? "" : " ")
                    .append(tenths(line.x()[i]))
                    .append(',')
                    .append(tenths(line.y()[i]))
                    .append(',')
                    .append(tenths(line.above()[i]))
                    .append(',')
                    .append(tenths(line.below()[i]));
        }
        return row.toString();
    }

    private static long tenths(double value) {
        return Math.round(value * PER_PIXEL);
    }

    private static FoundLine line(String row) {
        String[] knots = row.split(" ", -1);
        double[][] parts = new double[4][knots.length];
        for (int i = 0; i < knots.length; i++) {
            String[] values = knots[i].split(",", -1);
            for (int part = 0; part < parts.length; part++) {
                parts[part][i] = Long.parseLong(values[part]) / PER_PIXEL;
            }
        }
        return new FoundLine(parts[0], parts[1], parts[2], parts[3]);
    }
}
