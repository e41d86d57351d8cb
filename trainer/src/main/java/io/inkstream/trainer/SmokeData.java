package io.inkstream.trainer;

import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.Task;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * A few drawn pictures in place of a recipe's data, and the settings that make a run of seconds out
 * of it. Everything between data and released model runs as it would; nothing is learnt.
 */
final class SmokeData {

    private static final String SET = "drawn";
    private static final int PICTURES = 12;
    private static final int CLASSES = 3;
    private static final int CHARACTERS = 3;

    private final Recipe recipe;
    private final Path folder;
    private final Random random;

    /**
     * @param folder that the pictures go to
     */
    SmokeData(Recipe recipe, Path folder) {
        this.recipe = recipe;
        this.folder = folder;
        this.random = new Random(recipe.seed());
    }

    /** Draws the pictures and gives the keys of the recipe that change. */
    Map<String, String> write() throws IOException {
        Path set = Files.createDirectories(folder.resolve(SET));
        for (int i = 0; i < CLASSES * PICTURES; i++) {
            int kind = i % CLASSES;
            switch (recipe.task()) {
                case LINE -> line(set, i, text());
                case CLASS -> picture(set.resolve("class" + kind), "p%02d".formatted(i), kind);
                case SEGMENT -> SmokePage.write(set, "p%02d".formatted(i), random);
                case REGRESSION -> {
                    picture(set, "p%02d".formatted(i), kind);
                    String truth = String.format(Locale.ROOT, "%.1f", kind / 2.0);
                    Files.writeString(set.resolve("p%02d.txt".formatted(i)), truth);
                }
            }
        }
        return settings();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", "'" + folder + "'");
        settings.put("lines.share", "1");
        settings.put("lines.sets", "[" + SET + "]");
        settings.put("lines.heldOut", "[]");
        settings.put("lines.heldOutShare", "0.25");
        settings.put("lines.labels.leastPixelsPerCharacter", "0");
        for (String map : new String[] {"shares", "strengths", "groups", "labels.weights"}) {
            settings.put("lines." + map, "{}");
        }
        if (recipe.task() == Task.SEGMENT) {
            settings.put("network.height", "" + SmokePage.SIDE);
            settings.put("pages.crop", "" + SmokePage.SIDE / 2);
        }
        settings.put("glyphs.share", "0");
        if (recipe.task() != Task.LINE) {
            settings.put("alphabet", "[]");
        }
        settings.put("fonts.pictures", "0");
        settings.put("fonts.families", "{}");
        settings.put("fonts.heldOut", "[]");
        settings.put("text.corpora", "[]");
        settings.put("text.heldOut", "[]");
        settings.put("training.minutes", "0");
        settings.put("training.epochs", "0");
        settings.put("training.steps", "3");
        settings.put("training.epochLines", "8");
        settings.put("training.threads", "1");
        settings.put("training.batch", "4");
        settings.put("training.precision", "fp32");
        settings.put("training.shortUntilLoss", "0");
        return settings;
    }

    private String text() {
        String known = recipe.alphabet().isEmpty() ? "abc" : recipe.characters();
        int[] letters = known.codePoints().filter(c -> c != ' ').limit(CLASSES).toArray();
        return random.ints(CHARACTERS, 0, letters.length)
                .mapToObj(i -> Character.toString(letters[i]))
                .collect(Collectors.joining());
    }

    /** Each at a place of its own, so that no two pictures are equal. */
    private void line(Path to, int number, String text) throws IOException {
        String name = "line%02d".formatted(number);
        int height = recipe.network().height();
        BufferedImage line = paper(4 * height, height);
        Graphics2D canvas = line.createGraphics();
        canvas.setColor(Color.BLACK);
        canvas.setFont(new Font(Font.SERIF, Font.PLAIN, height / 2));
        canvas.drawString(text, height / 4 + number, height * 2 / 3);
        canvas.dispose();
        ImageIO.write(line, "png", to.resolve(name + ".png").toFile());
        Files.writeString(to.resolve(name + ".txt"), text);
    }

    /** A box whose place tells its kind. */
    private void picture(Path to, String name, int kind) throws IOException {
        int side = Math.max(12, recipe.network().height());
        BufferedImage picture = paper(side, side);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(new Color(40 * kind, random.nextInt(60), 20));
        canvas.fillRect(kind * side / 3, random.nextInt(side / 2), side / 4, side / 3);
        canvas.dispose();
        Files.createDirectories(to);
        ImageIO.write(picture, "png", to.resolve(name + ".png").toFile());
    }

    private static BufferedImage paper(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.dispose();
        return picture;
    }
}
