package io.inkstream.trainer.bench;

import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.recognition.synthesis.PaperWear;
import java.util.Locale;
import java.util.Random;

/** How worn the drawn pages of a benchmark are. */
enum Level {
    /** As it left the printer. */
    CLEAN,
    /** A good scan: a little skew, blur and noise. */
    MID,
    /** A poor scan: more of all, specks, ink that spread. */
    ROUGH,
    /** A photograph in bad light: dark to one side, faint ink, noise. */
    HARD,
    /** Handwriting fonts, scanned well. */
    HANDWRITING;

    private static final PaperWear WEAR = new PaperWear();

    /** Its name in tables. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By how much a page is turned, either way. */
    double skewDegrees() {
        return switch (this) {
            case CLEAN -> 0;
            case MID, HANDWRITING -> 0.4;
            case ROUGH, HARD -> 1.0;
        };
    }

    int paper() {
        return this == HARD ? 225 : this == ROUGH ? 240 : 255;
    }

    int ink() {
        return this == HARD ? 70 : this == ROUGH ? 40 : 15;
    }

    /** Wears a page in place. */
    void wear(GrayPicture page, Random random) {
        switch (this) {
            case CLEAN -> {
                return;
            }
            case MID, HANDWRITING -> {
                WEAR.blur(page, 1);
                WEAR.noise(page, 6, random);
            }
            case ROUGH -> {
                WEAR.spreadInk(page, random);
                WEAR.blur(page, 1);
                WEAR.noise(page, 12, random);
                WEAR.specks(page, 0.0004, random);
            }
            case HARD -> {
                WEAR.blur(page, 1);
                darken(page, random);
                WEAR.noise(page, 8, random);
            }
        }
    }

    /**
     * Light falls off from one corner to a fifth, a hand's soft shadow lies across, and the table
     * the page lies on shows along two edges.
     */
    private static void darken(GrayPicture page, Random random) {
        boolean fromLeft = random.nextBoolean();
        double edge = 0.3 + 0.4 * random.nextDouble();
        double slope = (random.nextDouble() - 0.5) * 0.3;
        int table = page.width() / 60 + random.nextInt(page.width() / 60);
        byte[] pixels = page.pixels();
        for (int y = 0; y < page.height(); y++) {
            double down = y / (double) page.height();
            for (int x = 0; x < page.width(); x++) {
                double across = x / (double) page.width();
                double away = ((fromLeft ? across : 1 - across) + down) / 2;
                double shadow = 1 - 0.45 / (1 + Math.exp(-(down + slope * across - edge) * 40));
                boolean onTable = (fromLeft ? page.width() - x : x) < table || y < table / 2;
                int i = y * page.width() + x;
                double paper = onTable ? 60 : pixels[i] & 255;
                pixels[i] = (byte) Math.clamp((int) (paper * (1 - 0.75 * away) * shadow), 0, 255);
            }
        }
    }
}
