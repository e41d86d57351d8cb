package io.inkstream.trainer.recipe;

import io.inkstream.recognition.synthesis.FontStyle;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How lines are changed each time they are drawn. Keys that a recipe leaves out have the values of
 * {@code defaults.yaml}.
 *
 * @param clean share of the lines that stay as they are
 * @param rendered strength for drawn lines by style of their font; styles not named stay as drawn
 * @param affine width from 0.6 to 1.6, height, slant, shift and tilt
 * @param scale smaller or larger writing in the same frame
 * @param perspective height and slant that change along the line
 * @param curve baseline and letter widths in waves
 * @param elastic a smooth random field of small shifts
 * @param padding more or less room left and right
 * @param strokes thicker or thinner strokes
 * @param blur a soft focus
 * @param contrast faint or heavy ink
 * @param noise grain
 * @param saltAndPepper single black and white pixels
 * @param erasing small patches without ink
 * @param ruling ruled lines or squares under the text
 * @param neighbours parts of the lines above and below
 * @param stains grey spots and folds
 */
public record Augmentations(
        double clean,
        Map<FontStyle, Double> rendered,
        Dose affine,
        Dose scale,
        Dose perspective,
        Dose curve,
        Dose elastic,
        Dose padding,
        Dose strokes,
        Dose blur,
        Dose contrast,
        Dose noise,
        Dose saltAndPepper,
        Dose erasing,
        Dose ruling,
        Dose neighbours,
        Dose stains) {

    public Augmentations {
        rendered = Collections.unmodifiableMap(new TreeMap<>(rendered));
        if (!(clean >= 0 && clean <= 1)) {
            throw new IllegalArgumentException(
                    "augmentation.clean must be in [0, 1], was " + clean);
        }
    }

    /**
     * How often and how much.
     *
     * @param probability share of the lines it happens to
     * @param strength 1 for the full range the operator describes, 0 for none
     */
    public record Dose(double probability, double strength) {

        public Dose {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException(
                        "probability must be in [0, 1], was " + probability);
            }
            if (!(strength >= 0 && strength <= 2)) {
                throw new IllegalArgumentException("strength must be in [0, 2], was " + strength);
            }
        }
    }
}
