package io.inkstream.trainer.recipe;

import io.inkstream.recognition.synthesis.FontStyle;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How lines are changed each time they are drawn. */
public record Augmentations(
        @Setting(
                        value = "Share of the lines that stay as they are.",
                        standard = "0.2",
                        range = "[0, 1]")
                double clean,
        @Setting(
                        value =
                                "How strongly drawn lines are changed, by style of their font; not at all where not named.",
                        standard = "{}")
                Map<FontStyle, Double> rendered,
        @Setting(
                        value = "Width from 0.6 to 1.6, height, slant, shift and tilt.",
                        standard = "{probability: 0.95, strength: 1}")
                Dose affine,
        @Setting(
                        value = "Smaller or larger writing in the same frame.",
                        standard = "{probability: 0.3, strength: 1}")
                Dose scale,
        @Setting(
                        value = "Height and slant that change along the line.",
                        standard = "{probability: 0.3, strength: 1}")
                Dose perspective,
        @Setting(
                        value = "Baseline and letter widths in waves.",
                        standard = "{probability: 0.5, strength: 1}")
                Dose curve,
        @Setting(
                        value = "A smooth random field of small shifts.",
                        standard = "{probability: 0.3, strength: 1}")
                Dose elastic,
        @Setting(
                        value = "More or less room left and right.",
                        standard = "{probability: 0.5, strength: 1}")
                Dose padding,
        @Setting(
                        value = "Thicker or thinner strokes (dilated or eroded ink).",
                        standard = "{probability: 0.4, strength: 1}")
                Dose strokes,
        @Setting(value = "A soft focus.", standard = "{probability: 0.25, strength: 1}") Dose blur,
        @Setting(
                        value = "Faint or heavy ink, bent tones.",
                        standard = "{probability: 0.5, strength: 1}")
                Dose contrast,
        @Setting(value = "Grain.", standard = "{probability: 0.5, strength: 1}") Dose noise,
        @Setting(
                        value = "Single black and white pixels.",
                        standard = "{probability: 0.05, strength: 1}")
                Dose saltAndPepper,
        @Setting(
                        value = "Small patches without ink.",
                        standard = "{probability: 0.05, strength: 1}")
                Dose erasing,
        @Setting(
                        value = "Ruled lines or squares under the text.",
                        standard = "{probability: 0.15, strength: 1}")
                Dose ruling,
        @Setting(
                        value = "Parts of the lines above and below.",
                        standard = "{probability: 0.25, strength: 1}")
                Dose neighbours,
        @Setting(value = "Grey spots and folds.", standard = "{probability: 0.15, strength: 1}")
                Dose stains) {

    public Augmentations {
        rendered = Collections.unmodifiableMap(new TreeMap<>(rendered));
    }

    /** How often an operator is applied, and how much. */
    public record Dose(
            @Setting(value = "Share of the lines it happens to.", standard = "0", range = "[0, 1]")
                    double probability,
            @Setting(
                            value = "1 for the full range of the operator, 0 for none.",
                            standard = "1",
                            range = "[0, 2]")
                    double strength) {}
}
