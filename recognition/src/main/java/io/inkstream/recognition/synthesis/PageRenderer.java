package io.inkstream.recognition.synthesis;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Sets text on whole pages: an optional title over the full width, then paragraphs broken into
 * lines, in columns, until the page is full. The same input and seed give the same pixels.
 * Stateless.
 */
public final class PageRenderer {

    private static final double TITLE_SCALE = 1.5;
    private static final double INDENT = 1.2;

    /**
     * Draws one page.
     *
     * @param title empty for none
     * @param paragraphs set from the first on; what does not fit is left out
     */
    public RenderedPage render(
            String title, List<String> paragraphs, FontFace face, PageStyle style, Random random) {
        BufferedImage image =
                new BufferedImage(style.width(), style.height(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(gray(style.paper()));
        canvas.fillRect(0, 0, style.width(), style.height());
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        canvas.rotate(
                Math.toRadians(style.skewDegrees()), style.width() / 2.0, style.height() / 2.0);
        canvas.setColor(gray(style.ink()));
        Sheet sheet = new Sheet(canvas, style, face, random);
        double top = style.margin();
        if (!title.isEmpty()) {
            top = sheet.setTitle(title);
        }
        sheet.setParagraphs(paragraphs, top);
        canvas.dispose();
        return new RenderedPage(image, sheet.lines);
    }

    private static Color gray(int value) {
        return new Color(value, value, value);
    }

    /** One page being set. */
    private static final class Sheet {

        private final Graphics2D canvas;
        private final PageStyle style;
        private final FontFace face;
        private final Font font;
        private final Random random;
        private final List<RenderedPage.Line> lines = new ArrayList<>();

        Sheet(Graphics2D canvas, PageStyle style, FontFace face, Random random) {
            this.canvas = canvas;
            this.style = style;
            this.face = face;
            this.font = face.font().deriveFont((float) style.fontSize());
            this.random = random;
        }

        /** Sets a centred title and returns where text may begin. */
        double setTitle(String title) {
            Font large = font.deriveFont((float) (style.fontSize() * TITLE_SCALE));
            GlyphVector glyphs = glyphs(large, title);
            double baseline = style.margin() + face.ascent() * style.fontSize() * TITLE_SCALE;
            draw(
                    title,
                    glyphs,
                    (style.width() - glyphs.getLogicalBounds().getWidth()) / 2,
                    baseline);
            return baseline + style.fontSize() * 2;
        }

        void setParagraphs(List<String> paragraphs, double top) {
            double room = style.width() - 2.0 * style.margin();
            double gutter = style.columns() == 1 ? 0 : room * style.gutter();
            double columnWidth = (room - gutter * (style.columns() - 1)) / style.columns();
            double pitch = style.fontSize() * style.leading();
            double first = top + face.ascent() * style.fontSize();
            double last = style.height() - style.margin() - face.descent() * style.fontSize();
            int column = 0;
            double baseline = first;
            for (String paragraph : paragraphs) {
                List<String> words = new ArrayList<>(List.of(paragraph.split(" ", -1)));
                boolean begins = true;
                while (!words.isEmpty()) {
                    if (baseline > last) {
                        column++;
                        baseline = first;
                        if (column == style.columns()) {
                            return;
                        }
                    }
                    double indent = begins && style.justified() ? INDENT * style.fontSize() : 0;
                    double x = style.margin() + column * (columnWidth + gutter) + indent;
                    setLine(words, x, baseline, columnWidth - indent);
                    baseline += pitch;
                    begins = false;
                }
                if (!style.justified()) {
                    baseline += pitch / 2;
                }
            }
        }

        /** Takes as many words as fit, at least one. */
        private void setLine(List<String> words, double x, double baseline, double width) {
            StringBuilder text = new StringBuilder(words.removeFirst());
            while (!words.isEmpty() && widthOf(text + " " + words.getFirst()) <= width) {
                text.append(' ').append(words.removeFirst());
            }
            String line = text.toString();
            GlyphVector glyphs = glyphs(font, line);
            if (style.justified() && !words.isEmpty()) {
                stretch(glyphs, line, width);
            }
            draw(line, glyphs, x, baseline);
        }

        private double widthOf(String text) {
            return glyphs(font, text).getLogicalBounds().getWidth();
        }

        private static GlyphVector glyphs(Font font, String text) {
            return font.createGlyphVector(FontFace.SMOOTH, text);
        }

        /** Widens the gaps between words until the line is full. */
        private static void stretch(GlyphVector glyphs, String text, double width) {
            long gaps = text.chars().filter(c -> c == ' ').count();
            double more = gaps == 0 ? 0 : (width - glyphs.getLogicalBounds().getWidth()) / gaps;
            double shift = 0;
            for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
                Point2D at = glyphs.getGlyphPosition(i);
                glyphs.setGlyphPosition(i, new Point2D.Double(at.getX() + shift, at.getY()));
                shift += text.charAt(i) == ' ' ? more : 0;
            }
        }

        private void draw(String text, GlyphVector glyphs, double x, double baseline) {
            if (style.uneven() > 0) {
                for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
                    Point2D at = glyphs.getGlyphPosition(i);
                    double jump = style.uneven() * style.fontSize() * random.nextGaussian();
                    glyphs.setGlyphPosition(i, new Point2D.Double(at.getX(), at.getY() + jump));
                }
            }
            canvas.drawGlyphVector(glyphs, (float) x, (float) baseline);
            Rectangle2D ink = glyphs.getVisualBounds();
            AffineTransform turn = canvas.getTransform();
            double left = x + ink.getMinX();
            double right = x + ink.getMaxX();
            double top = baseline + ink.getMinY();
            double bottom = baseline + ink.getMaxY();
            lines.add(
                    new RenderedPage.Line(
                            text,
                            List.of(
                                    placed(turn, left, top),
                                    placed(turn, right, top),
                                    placed(turn, right, bottom),
                                    placed(turn, left, bottom)),
                            List.of(placed(turn, left, baseline), placed(turn, right, baseline)),
                            characters(glyphs, turn, x, baseline)));
        }

        private static Point2D placed(AffineTransform turn, double x, double y) {
            return turn.transform(new Point2D.Double(x, y), null);
        }

        private static List<Rectangle2D> characters(
                GlyphVector glyphs, AffineTransform turn, double x, double baseline) {
            AffineTransform toPage = new AffineTransform(turn);
            toPage.translate(x, baseline);
            List<Rectangle2D> boxes = new ArrayList<>(glyphs.getNumGlyphs());
            for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
                Rectangle2D ink = glyphs.getGlyphVisualBounds(i).getBounds2D();
                boxes.add(toPage.createTransformedShape(ink).getBounds2D());
            }
            return boxes;
        }
    }
}
