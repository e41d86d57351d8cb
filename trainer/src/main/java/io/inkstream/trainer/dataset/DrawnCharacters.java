package io.inkstream.trainer.dataset;

import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontLibrary;
import io.inkstream.recognition.synthesis.GrayPicture;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Pictures of single characters, set in every face that has them: each of another size, slant, tilt
 * and place, in dark ink of any colour on light paper. A picture's group is its face, so a face is
 * on one side of a split. The same seed gives the same pixels.
 */
final class DrawnCharacters {

    /** What the set is called in locks, metrics and reports. */
    static final String SET = "drawn";

    private static final int SIDE = 64;
    private static final double SIZE = 0.62 * SIDE;
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final int channels;
    private final Random random;

    private DrawnCharacters(int channels, Random random) {
        this.channels = channels;
        this.random = random;
    }

    /**
     * @param each how many pictures of a character in a face
     * @param channels 1 for grey, 3 for colour
     */
    static List<LabelledPicture> draw(
            FontLibrary fonts, List<String> characters, int each, int channels, long seed) {
        List<LabelledPicture> pictures = new ArrayList<>();
        for (FontFace face : fonts.faces()) {
            DrawnCharacters drawn = new DrawnCharacters(channels, new Random(seed));
            String group = String.valueOf(face.file().getFileName());
            for (String character : characters) {
                Rectangle2D ink = face.ink(character, SIDE);
                for (int i = 0; i < each && face.canDisplay(character) && !ink.isEmpty(); i++) {
                    pictures.add(
                            new LabelledPicture(
                                    character, drawn.planes(face.font(), character), group, false));
                }
            }
        }
        return pictures;
    }

    private List<GrayPicture> planes(Font font, String character) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(colour(200, 56));
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setColor(colour(0, 90));
        pen.fill(shape(font, character));
        pen.dispose();
        return channels == 1 ? List.of(grey(image)) : planes(image);
    }

    /** The character around the middle of the picture, as large as its face has it. */
    private Shape shape(Font font, String character) {
        double size = SIZE * (0.8 + 0.45 * random.nextDouble());
        GlyphVector glyphs =
                font.deriveFont((float) size)
                        .layoutGlyphVector(
                                CONTEXT,
                                character.toCharArray(),
                                0,
                                character.length(),
                                Font.LAYOUT_LEFT_TO_RIGHT);
        Rectangle2D box = glyphs.getVisualBounds();
        AffineTransform place =
                AffineTransform.getTranslateInstance(
                        SIDE / 2.0 + around(0.08 * SIDE), SIDE / 2.0 + around(0.08 * SIDE));
        place.rotate(around(0.12));
        place.shear(around(0.2), 0);
        place.scale(1 + around(0.12), 1 + around(0.08));
        place.translate(-box.getCenterX(), -box.getCenterY());
        return place.createTransformedShape(glyphs.getOutline());
    }

    private double around(double most) {
        return most * (2 * random.nextDouble() - 1);
    }

    private Color colour(int from, int range) {
        return new Color(
                from + random.nextInt(range),
                from + random.nextInt(range),
                from + random.nextInt(range));
    }

    private static GrayPicture grey(BufferedImage image) {
        BufferedImage grey = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = grey.createGraphics();
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        return GrayPicture.of(grey);
    }

    private static List<GrayPicture> planes(BufferedImage image) {
        List<GrayPicture> planes = new ArrayList<>();
        int[] mixed = image.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
        for (int shift = 16; shift >= 0; shift -= 8) {
            byte[] plane = new byte[mixed.length];
            for (int i = 0; i < plane.length; i++) {
                plane[i] = (byte) (mixed[i] >> shift);
            }
            planes.add(new GrayPicture(plane, SIDE, SIDE));
        }
        return planes;
    }
}
