package io.inkstream.results.export.pdf;

import io.inkstream.results.export.content.Block;
import io.inkstream.results.export.content.Box;
import io.inkstream.results.export.content.ReadLine;
import io.inkstream.results.export.content.ReadPage;
import io.inkstream.results.export.content.Word;
import java.util.List;

/**
 * The words of a page as text that is not seen, each stretched over its box. In the file characters
 * stand from left to right as they do on paper, whatever the direction in which they are read.
 */
final class TextLayer {
    /** A box without extent would make a matrix that cannot be inverted. */
    private static final double LEAST = 0.5;

    private final ReadPage page;
    private final InvisibleFont font;
    private final double scale;
    private final StringBuilder out = new StringBuilder();

    /** A box as those who read it see it: lying, with a length along the text. */
    private record Place(double left, double bottom, double length, double height) {}

    private TextLayer(ReadPage page, InvisibleFont font, double scale) {
        this.page = page;
        this.font = font;
        this.scale = scale;
    }

    /**
     * The operators that show the text.
     *
     * @param scale points per pixel
     */
    static String of(ReadPage page, InvisibleFont font, double scale) {
        return new TextLayer(page, font, scale).write();
    }

    private String write() {
        out.append("BT\n3 Tr\n");
        for (Block block : page.blocks()) {
            for (ReadLine line : block.lines()) {
                line(line);
            }
        }
        return out.append("ET\n").toString();
    }

    private void line(ReadLine line) {
        List<Word> words = line.words();
        for (int i = 0; i < words.size(); i++) {
            Place place = place(words.get(i).box());
            word(VisualOrder.of(words.get(i).text(), line.rightToLeft()), place);
            if (i + 1 < words.size()) {
                blank(place, place(words.get(i + 1).box()));
            }
        }
    }

    private void word(int[] characters, Place place) {
        if (characters.length > 0) {
            double height = Math.max(LEAST, place.height());
            double stretch =
                    Math.max(LEAST, place.length())
                            / (characters.length * InvisibleFont.WIDTH * height);
            matrix(place, height);
            out.append(PdfNumbers.text(100 * stretch)).append(" Tz ");
            out.append(font.encode(characters)).append(" Tj\n");
        }
    }

    /** A blank as wide as the gap, so that words that are copied stay apart. */
    private void blank(Place before, Place after) {
        double from = Math.min(before.left() + before.length(), after.left() + after.length());
        double to = Math.max(before.left(), after.left());
        Place gap = new Place(from, before.bottom(), to - from, before.height());
        word(new int[] {' '}, gap);
    }

    private void matrix(Place place, double height) {
        double x = place.left();
        double y = place.bottom() + InvisibleFont.DESCENT * height;
        double[] m = matrixOf(x, y);
        out.append("/F ").append(PdfNumbers.text(height)).append(" Tf ");
        for (double number : m) {
            out.append(PdfNumbers.text(number)).append(' ');
        }
        out.append("Tm ");
    }

    /**
     * From the page as it is read, lower left corner at the origin, to the page as it is stored.
     */
    private double[] matrixOf(double x, double y) {
        double width = page.width() * scale;
        double height = page.height() * scale;
        return switch (page.result().rotation()) {
            case 90 -> new double[] {0, -1, 1, 0, y, height - x};
            case 180 -> new double[] {-1, 0, 0, -1, width - x, height - y};
            case 270 -> new double[] {0, 1, -1, 0, width - y, x};
            default -> new double[] {1, 0, 0, 1, x, y};
        };
    }

    private Place place(Box box) {
        double left = box.x() * scale;
        double right = box.right() * scale;
        double top = (page.height() - box.y()) * scale;
        double bottom = (page.height() - box.bottom()) * scale;
        double width = page.width() * scale;
        double height = page.height() * scale;
        return switch (page.result().rotation()) {
            case 90 -> new Place(height - top, left, top - bottom, right - left);
            case 180 -> new Place(width - right, height - top, right - left, top - bottom);
            case 270 -> new Place(bottom, width - right, top - bottom, right - left);
            default -> new Place(left, bottom, right - left, top - bottom);
        };
    }
}
