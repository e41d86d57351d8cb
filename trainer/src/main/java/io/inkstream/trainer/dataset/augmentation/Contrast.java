package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;
import java.util.Random;

/** Faint to full ink, and a bent tone curve: half tones darker or lighter. */
final class Contrast implements PixelOperator {

    @Override
    public void apply(GrayPicture line, double strength, Random random) {
        double depth = 1 - Math.min(0.9, strength * 0.55 * random.nextDouble());
        double gamma = Math.exp(strength * 0.5 * Spread.even(random));
        change(line, depth, gamma);
    }

    /**
     * Ink between nothing and the picture's lightest gray is raised to the power and multiplied.
     */
    static void change(GrayPicture line, double depth, double gamma) {
        int lightest = 1;
        for (byte pixel : line.pixels()) {
            lightest = Math.max(lightest, pixel & 255);
        }
        byte[] table = new byte[256];
        for (int v = 0; v < 256; v++) {
            double ink = Math.max(0, (lightest - v) / (double) lightest);
            table[v] = (byte) Math.round(lightest * (1 - depth * Math.pow(ink, gamma)));
        }
        byte[] pixels = line.pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = table[pixels[i] & 255];
        }
    }
}
