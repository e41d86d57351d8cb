package io.inkstream.trainer.dataset;

import io.inkstream.recognition.synthesis.FontFace;
import io.inkstream.recognition.synthesis.FontLibrary;
import io.inkstream.recognition.synthesis.FontStyle;
import io.inkstream.recognition.synthesis.LineRenderer;
import io.inkstream.recognition.synthesis.RenderedLine;
import io.inkstream.recognition.synthesis.TextSource;
import io.inkstream.trainer.dataset.augmentation.Augmentation;
import java.util.Map;
import java.util.Random;

/** Drawn lines: styles by their shares, families of a style alike, faces of a family alike. */
public final class RenderedLines implements LineSource {

    /**
     * How worn drawn lines are: uniformly between the bounds, the square pushing towards the lower
     * one.
     */
    public record Wear(double least, double most) {

        double draw(Random random) {
            double u = random.nextDouble();
            return least + (most - least) * u * u;
        }
    }

    /** How strongly drawn lines are changed once more, by style; not at all where not named. */
    public record Variation(Augmentation augmentation, Map<FontStyle, Double> strengths) {

        public Variation {
            strengths = Map.copyOf(strengths);
        }
    }

    private final FaceChoice faces;
    private final TextSource texts;
    private final LineRenderer renderer;
    private final Wear wear;
    private final Variation variation;

    public RenderedLines(
            FontLibrary fonts,
            Map<FontStyle, Double> shares,
            TextSource texts,
            LineRenderer renderer,
            Wear wear,
            Variation variation) {
        this.faces = new FaceChoice(fonts.byStyle(), shares);
        this.texts = texts;
        this.renderer = renderer;
        this.wear = wear;
        this.variation = variation;
    }

    @Override
    public TextLine next(Random random, int shortest, int longest) {
        FontFace face = faces.next(random);
        String text = "";
        while (text.isEmpty()) {
            text =
                    face.displayable(texts.next(random, shortest, longest))
                            .replaceAll(" +", " ")
                            .strip();
        }
        RenderedLine line = renderer.render(text, face, wear.draw(random), random);
        TextLine drawn =
                new TextLine(text, line.pixels(), line.width(), line.height(), face.family());
        double strength = variation.strengths().getOrDefault(face.style(), 0.0);
        return strength == 0 ? drawn : drawn.varied(variation.augmentation(), strength, random);
    }
}
