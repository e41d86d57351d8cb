package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.trainer.recipe.Augmentations;
import io.inkstream.trainer.recipe.Augmentations.Dose;
import java.util.List;
import java.util.Random;

/**
 * Changes a line as a recipe says: first where its ink stands, in one resampling to the height
 * wanted, then how dark its pixels are. Each operator happens with its probability; its strength is
 * multiplied by the strength of the line's source. A share of the lines stays as they are. The same
 * random stream gives the same pixels. Stateless; safe for several threads.
 */
public final class Augmentation {

    /** Letters are never squeezed below this, in heights a character. */
    private static final double LEAST_WIDTH_PER_CHARACTER = 0.12;

    private record Bend(Dose dose, WarpOperator operator) {}

    private record Change(Dose dose, PixelOperator operator) {}

    private final double clean;
    private final List<Bend> bends;
    private final List<Change> changes;

    public Augmentation(Augmentations settings) {
        this.clean = settings.clean();
        this.bends =
                List.of(
                        new Bend(settings.affine(), WarpOperator.AFFINE),
                        new Bend(settings.scale(), WarpOperator.SCALE),
                        new Bend(settings.perspective(), WarpOperator.PERSPECTIVE),
                        new Bend(settings.curve(), WarpOperator.CURVE),
                        new Bend(settings.elastic(), WarpOperator.ELASTIC),
                        new Bend(settings.padding(), WarpOperator.PADDING));
        this.changes =
                List.of(
                        new Change(settings.neighbours(), new Neighbours()),
                        new Change(settings.strokes(), new Strokes()),
                        new Change(settings.contrast(), new Contrast()),
                        new Change(settings.ruling(), new Ruling()),
                        new Change(settings.erasing(), new Erasing()),
                        new Change(settings.stains(), new Stains()),
                        new Change(settings.blur(), new Blur()),
                        new Change(settings.saltAndPepper(), new SaltAndPepper()),
                        new Change(settings.noise(), new Noise()));
    }

    /**
     * A new picture of the wanted height; the given one is only read.
     *
     * @param characters length of its text, so that a line is not made too narrow for it
     * @param strength of the source the line is from: 1 full, 0 none
     */
    public GrayPicture apply(
            GrayPicture line, int height, int characters, double strength, Random random) {
        if (random.nextDouble() < clean || strength == 0) {
            int width = Math.round((float) line.width() * height / line.height());
            GrayPicture scaled = line.scaledTo(Math.max(4, width), height);
            return scaled == line
                    ? new GrayPicture(line.pixels().clone(), line.width(), line.height())
                    : scaled;
        }
        GrayPicture varied =
                warp(strength, random)
                        .apply(
                                line,
                                height,
                                (int) (characters * height * LEAST_WIDTH_PER_CHARACTER));
        for (Change change : changes) {
            if (happens(change.dose(), random)) {
                change.operator().apply(varied, change.dose().strength() * strength, random);
            }
        }
        return varied;
    }

    private Warp warp(double strength, Random random) {
        Warp warp = new Warp();
        for (Bend bend : bends) {
            if (happens(bend.dose(), random)) {
                bend.operator().bend(warp, bend.dose().strength() * strength, random);
            }
        }
        return warp;
    }

    private static boolean happens(Dose dose, Random random) {
        return random.nextDouble() < dose.probability();
    }
}
