package io.inkstream.trainer.segment;

import io.inkstream.recognition.finder.FoundLine;
import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontStyle;
import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.recognition.synthesis.PageRenderer;
import io.inkstream.recognition.synthesis.PageStyle;
import io.inkstream.recognition.synthesis.PaperWear;
import io.inkstream.recognition.synthesis.RenderedPage;
import io.inkstream.recognition.synthesis.TextSource;
import io.inkstream.trainer.dataset.FaceChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Pages of fonts with all that the pages people drew are short of: print in columns that stand
 * close together, ruled paper, notes in the margin, the other side shining through, stains. Each
 * page is drawn anew; the same random numbers give the same page.
 */
final class DrawnPages {

    private static final int PARAGRAPHS = 24;
    private static final int LONGEST_PARAGRAPH = 700;
    private static final double NOTE_SIZE = 0.8;
    private static final int NOTE_MARGIN = 4;

    private final FaceChoice faces;
    private final TextSource texts;
    private final int longSide;
    private final PageRenderer renderer = new PageRenderer();
    private final PaperWear wear = new PaperWear();

    DrawnPages(FaceChoice faces, TextSource texts, int longSide) {
        this.faces = faces;
        this.texts = texts;
        this.longSide = longSide;
    }

    /** A page with its lines, in its pixels. */
    record Drawn(GrayPicture picture, List<FoundLine> lines) {}

    Drawn next(Random random) {
        FontFace face = faces.next(random);
        PageStyle style = style(face.style(), random);
        RenderedPage page = page(face, style, PARAGRAPHS, random);
        GrayPicture picture = GrayPicture.of(page.image());
        List<FoundLine> lines = new ArrayList<>(lines(page, 0, 0));
        if (random.nextInt(4) == 0) {
            shineThrough(picture, page(faces.next(random), style, PARAGRAPHS, random), random);
        }
        if (style.margin() > longSide / 10 && random.nextBoolean()) {
            lines.addAll(note(picture, style, random));
        }
        PageMarks marks = new PageMarks(picture, style, random);
        if (face.style() == FontStyle.SCRIPT ? random.nextInt(3) > 0 : random.nextInt(8) == 0) {
            marks.rule(lines);
        }
        if (style.columns() > 1 && random.nextBoolean()) {
            marks.partColumns();
        }
        if (random.nextInt(4) == 0) {
            marks.stain();
        }
        wear.apply(picture, 0.6 * random.nextDouble(), random);
        return new Drawn(picture, lines);
    }

    private PageStyle style(FontStyle letters, Random random) {
        boolean written = letters == FontStyle.SCRIPT;
        int shortSide = (int) (longSide * (0.62 + 0.2 * random.nextDouble()));
        boolean wide = random.nextInt(8) == 0;
        int margin = (int) (shortSide * (0.04 + 0.16 * random.nextDouble()));
        double smallest = written ? 20 : 10;
        double largest = written ? 44 : 24;
        double size = smallest * Math.pow(largest / smallest, random.nextDouble());
        double leading = (written ? 1.1 : 1.15) + (written ? 0.9 : 0.5) * random.nextDouble();
        PageStyle style =
                PageStyle.A4
                        .sized(wide ? longSide : shortSide, wide ? shortSide : longSide, margin)
                        .withType(size, leading)
                        .withTones(190 + random.nextInt(66), random.nextInt(90));
        if (letters == FontStyle.MONO || written) {
            style = style.typed((written ? 0.03 : 0.015) * random.nextDouble());
        }
        if (!written && random.nextInt(5) < 3) {
            double narrow = (1.1 + 2 * random.nextDouble()) * size / style.width();
            style = style.withColumns(2 + random.nextInt(wide ? 3 : 2), narrow);
        }
        return style;
    }

    private RenderedPage page(FontFace face, PageStyle style, int paragraphs, Random random) {
        List<String> passages = new ArrayList<>();
        for (int i = 0; i < paragraphs; i++) {
            passages.add(text(face, 20, LONGEST_PARAGRAPH, random));
        }
        String title = random.nextInt(3) == 0 ? text(face, 6, 24, random) : "";
        return renderer.render(title, passages, face, style, random);
    }

    private String text(FontFace face, int shortest, int longest, Random random) {
        String text = "";
        while (text.isEmpty()) {
            text =
                    face.displayable(texts.next(random, shortest, longest))
                            .replaceAll(" +", " ")
                            .strip();
        }
        return text;
    }

    /** Small text beside the column; what is too wide for the margin is not written. */
    private List<FoundLine> note(GrayPicture picture, PageStyle around, Random random) {
        int width = around.margin() - 2 * NOTE_MARGIN;
        int height = picture.height() / (2 + random.nextInt(4));
        double size = Math.min(NOTE_SIZE * around.fontSize(), width / 6.0);
        PageStyle style = around.sized(width, height, NOTE_MARGIN).withType(size, 1.3);
        FontFace face = faces.next(random);
        RenderedPage note =
                renderer.render(
                        "",
                        List.of(text(face, 10, 80, random)),
                        face,
                        style.withColumns(1),
                        random);
        int left = random.nextBoolean() ? NOTE_MARGIN : picture.width() - width - NOTE_MARGIN;
        int top = random.nextInt(picture.height() - height);
        GrayPicture drawn = GrayPicture.of(note.image());
        List<RenderedPage.Line> written =
                note.lines().stream().filter(line -> line.box().getMaxX() < width).toList();
        for (RenderedPage.Line line : written) {
            int from = Math.max(0, (int) line.box().getMinY() - 1);
            int to = Math.min(height, (int) line.box().getMaxY() + 2);
            for (int y = from; y < to; y++) {
                for (int x = 0; x < width; x++) {
                    darken(picture, left + x, top + y, drawn.pixels()[y * width + x] & 255);
                }
            }
        }
        return lines(new RenderedPage(note.image(), written), left, top);
    }

    /** The back of the sheet, mirrored and faint, is no text to read. */
    private static void shineThrough(GrayPicture picture, RenderedPage back, Random random) {
        byte[] pixels = GrayPicture.of(back.image()).pixels();
        double strength = 0.08 + 0.25 * random.nextDouble();
        int width = picture.width();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < width; x++) {
                int value = pixels[y * width + width - 1 - x] & 255;
                int paper = pixels[0] & 255;
                darken(picture, x, y, (int) (paper - strength * (paper - value)));
            }
        }
    }

    static void darken(GrayPicture picture, int x, int y, int value) {
        int at = y * picture.width() + x;
        picture.pixels()[at] = (byte) Math.min(picture.pixels()[at] & 255, Math.max(0, value));
    }

    /** As high as the page's lines usually are, or higher where their letters are. */
    private static List<FoundLine> lines(RenderedPage page, double left, double top) {
        double usualAbove = median(page, DrawnPages::above);
        double usualBelow = median(page, DrawnPages::below);
        return page.lines().stream()
                .map(line -> {
                    double y = top + line.baseline().getFirst().getY();
                    double above = Math.max(usualAbove, above(line));
                    double below = Math.max(usualBelow, below(line));
                    return new FoundLine(
                            new double[] {
                                left + line.baseline().getFirst().getX(),
                                left + line.baseline().getLast().getX()
                            },
                            new double[] {y, y},
                            new double[] {above, above},
                            new double[] {below, below});
                })
                .filter(line -> line.length() >= 1)
                .toList();
    }

    private static double above(RenderedPage.Line line) {
        return Math.max(1, line.baseline().getFirst().getY() - line.box().getMinY() + 1);
    }

    private static double below(RenderedPage.Line line) {
        return Math.max(0, line.box().getMaxY() - line.baseline().getFirst().getY() + 1);
    }

    private static double median(RenderedPage page, ToDoubleFunction<RenderedPage.Line> reach) {
        double[] sorted = page.lines().stream().mapToDouble(reach).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
