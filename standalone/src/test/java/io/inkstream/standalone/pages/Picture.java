package io.inkstream.standalone.pages;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A picture of a screen, small enough to be kept with the sources: of 256 colours, the most
 * frequent ones. They are written over those in {@code docs/images} with {@code
 * -Dinkstream.docs.write=true}, else beside the reports.
 */
final class Picture {
    private static final Path ASIDE = Path.of("target/screens");
    private static final Path FOLDER =
            Boolean.getBoolean("inkstream.docs.write") ? Path.of("../docs/images") : ASIDE;
    private static final int COLOURS = 256;

    private Picture() {}

    static Path write(Screen screen, String name) throws IOException {
        BufferedImage shot = ImageIO.read(new ByteArrayInputStream(screen.page().screenshot()));
        Path file = Files.createDirectories(FOLDER).resolve(name + ".png");
        ImageIO.write(reduced(shot), "png", file.toFile());
        return file;
    }

    /** Beside the reports, for whoever looks at it. */
    static Path writeAside(Screen screen, String name) throws IOException {
        Path file = Files.createDirectories(ASIDE).resolve(name + ".png");
        return Files.write(file, screen.page().screenshot());
    }

    private static BufferedImage reduced(BufferedImage shot) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < shot.getHeight(); y++) {
            for (int x = 0; x < shot.getWidth(); x++) {
                counts.merge(shot.getRGB(x, y), 1, Integer::sum);
            }
        }
        int[] palette = palette(counts);
        Map<Integer, Integer> nearest = new HashMap<>();
        IndexColorModel colours = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage reduced =
                new BufferedImage(
                        shot.getWidth(),
                        shot.getHeight(),
                        BufferedImage.TYPE_BYTE_INDEXED,
                        colours);
        for (int y = 0; y < shot.getHeight(); y++) {
            for (int x = 0; x < shot.getWidth(); x++) {
                int index =
                        nearest.computeIfAbsent(shot.getRGB(x, y), rgb -> nearest(palette, rgb));
                reduced.getRaster().setSample(x, y, 0, index);
            }
        }
        return reduced;
    }

    /** The most frequent colours that differ visibly from those before them. */
    private static int[] palette(Map<Integer, Integer> counts) {
        List<Integer> frequent =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<Integer, Integer>comparingByValue(
                                        Comparator.reverseOrder()))
                        .map(Map.Entry::getKey)
                        .toList();
        int[] palette = new int[Math.min(COLOURS, frequent.size())];
        int taken = 0;
        for (int rgb : frequent) {
            if (taken < palette.length
                    && (taken == 0 || distance(palette[nearest(palette, taken, rgb)], rgb) > 24)) {
                palette[taken++] = rgb;
            }
        }
        return Arrays.copyOf(palette, Math.max(1, taken));
    }

    private static int nearest(int[] palette, int rgb) {
        return nearest(palette, palette.length, rgb);
    }

    private static int nearest(int[] palette, int count, int rgb) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (distance(palette[i], rgb) < distance(palette[best], rgb)) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 255) - (b >> 16 & 255);
        int green = (a >> 8 & 255) - (b >> 8 & 255);
        int blue = (a & 255) - (b & 255);
        return red * red + green * green + blue * blue;
    }
}
