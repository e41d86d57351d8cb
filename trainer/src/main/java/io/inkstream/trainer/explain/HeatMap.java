package io.inkstream.trainer.explain;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Numbers over a plane as an SVG picture with labelled axes: cells coloured by value, over the line
 * itself where that is given. Writes itself with {@link #svg}.
 */
final class HeatMap {

    private static final int LEFT = 70;
    private static final int TOP = 40;
    private static final int BOTTOM = 56;
    private static final int RIGHT = 90;
    private static final int LABEL_WIDTH = 60;
    private static final int LABEL_HEIGHT = 16;

    private final String title;
    private final float[][] values;
    private final Colours colours;
    private String acrossLabel = "";
    private String upLabel = "";
    private List<String> rowNames = List.of();
    private double columnUnit = 1;
    private int cellWidth = 1;
    private int cellHeight = 1;
    private final List<int[]> path = new ArrayList<>();

    /** How values become colours. */
    enum Colours {
        /** From 0, paper, to the greatest value, dark blue. */
        AMOUNT,
        /** From the most negative, blue, over 0, white, to the most positive, orange. */
        SIGNED;

        int of(float value, float scale) {
            double share = scale == 0 ? 0 : Math.clamp(value / scale, -1.0, 1.0);
            if (this == AMOUNT) {
                return mixed(0xFFFFFF, 0x08306B, Math.max(0, share));
            }
            return share < 0 ? mixed(0xFFFFFF, 0x0B63B0, -share) : mixed(0xFFFFFF, 0xB85C00, share);
        }

        private static int mixed(int from, int to, double share) {
            int colour = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int a = from >> shift & 255;
                int b = to >> shift & 255;
                colour |= (int) Math.round(a + share * (b - a)) << shift;
            }
            return colour;
        }
    }

    /**
     * @param values rows from the top, of equal length
     */
    HeatMap(String title, float[][] values, Colours colours) {
        if (values.length == 0 || values[0].length == 0) {
            throw new IllegalArgumentException("a heat map needs cells: " + title);
        }
        this.title = title;
        this.values = values;
        this.colours = colours;
    }

    HeatMap axes(String across, String up) {
        this.acrossLabel = across;
        this.upLabel = up;
        return this;
    }

    /** What a column counts on the axis. */
    HeatMap columnUnit(double unit) {
        this.columnUnit = unit;
        return this;
    }

    /** Names of the rows instead of their numbers. */
    HeatMap rowNames(List<String> names) {
        this.rowNames = List.copyOf(names);
        return this;
    }

    HeatMap cells(int width, int height) {
        this.cellWidth = width;
        this.cellHeight = height;
        return this;
    }

    /** Marks a cell, drawn as a dot; dots are joined in their order. */
    HeatMap mark(int column, int row) {
        path.add(new int[] {column, row});
        return this;
    }

    String svg() {
        int width = values[0].length * cellWidth;
        int height = values.length * cellHeight;
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n"
                        .formatted(width + LEFT + RIGHT, height + TOP + BOTTOM));
        text(svg, "start", LEFT, 22, title);
        svg.append(
                "<image x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" style=\"image-rendering:pixelated\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,%s\"/>\n"
                        .formatted(LEFT, TOP, width, height, png()));
        svg.append(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#555\"/>\n"
                        .formatted(LEFT, TOP, width, height));
        acrossAxis(svg, width, height);
        upAxis(svg, height);
        path(svg);
        scale(svg, width, height);
        return svg.append("</svg>\n").toString();
    }

    private void acrossAxis(StringBuilder svg, int width, int height) {
        int columns = values[0].length;
        int step = Math.max(1, Math.ceilDiv(LABEL_WIDTH, cellWidth));
        for (int column = 0; column < columns; column += step) {
            int x = LEFT + column * cellWidth + cellWidth / 2;
            text(
                    svg,
                    "middle",
                    x,
                    TOP + height + 16,
                    String.format(Locale.ROOT, "%.0f", column * columnUnit));
        }
        text(svg, "middle", LEFT + width / 2, TOP + height + 40, acrossLabel);
    }

    private void upAxis(StringBuilder svg, int height) {
        boolean named = !rowNames.isEmpty();
        int step = named ? 1 : Math.max(1, Math.ceilDiv(LABEL_HEIGHT, cellHeight));
        for (int row = 0; row < values.length; row += step) {
            int y = TOP + row * cellHeight + cellHeight / 2 + 4;
            text(svg, "end", LEFT - 6, y, named ? rowNames.get(row) : Integer.toString(row));
        }
        svg.append(
                "<text text-anchor=\"middle\" transform=\"translate(16 %d) rotate(-90)\">%s</text>\n"
                        .formatted(TOP + height / 2, escape(upLabel)));
    }

    private void path(StringBuilder svg) {
        if (path.isEmpty()) {
            return;
        }
        StringBuilder points = new StringBuilder();
        for (int[] cell : path) {
            int x = LEFT + cell[0] * cellWidth + cellWidth / 2;
            int y = TOP + cell[1] * cellHeight + cellHeight / 2;
            points.append(x).append(',').append(y).append(' ');
            svg.append(
                    "<circle cx=\"%d\" cy=\"%d\" r=\"2.5\" fill=\"#b85c00\"/>\n".formatted(x, y));
        }
        svg.append(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"#b85c00\" stroke-opacity=\".5\"/>\n"
                        .formatted(points.toString().strip()));
    }

    /** A bar that says what the colours mean. */
    private void scale(StringBuilder svg, int width, int height) {
        float greatest = greatest();
        int x = LEFT + width + 16;
        int parts = 20;
        for (int i = 0; i < parts; i++) {
            double share =
                    colours == Colours.AMOUNT ? (i + 0.5) / parts : 2 * (i + 0.5) / parts - 1;
            double y = TOP + height - (i + 1) * (double) height / parts;
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<rect x=\"%d\" y=\"%.1f\" width=\"14\" height=\"%.1f\" fill=\"#%06x\"/>%n",
                            x,
                            y,
                            (double) height / parts + 0.5,
                            colours.of((float) share, 1)));
        }
        text(svg, "start", x + 18, TOP + 10, String.format(Locale.ROOT, "%.3g", greatest));
        text(
                svg,
                "start",
                x + 18,
                TOP + height,
                colours == Colours.AMOUNT ? "0" : String.format(Locale.ROOT, "%.3g", -greatest));
    }

    private float greatest() {
        float greatest = 0;
        for (float[] row : values) {
            for (float value : row) {
                greatest = Math.max(greatest, Math.abs(value));
            }
        }
        return greatest;
    }

    private String png() {
        float greatest = greatest();
        BufferedImage picture =
                new BufferedImage(values[0].length, values.length, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                picture.setRGB(column, row, colours.of(values[row][column], greatest));
            }
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", out);
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("writing into memory", e);
        }
    }

    private static void text(StringBuilder svg, String anchor, int x, int y, String text) {
        svg.append(
                "<text text-anchor=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n"
                        .formatted(anchor, x, y, escape(text)));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
