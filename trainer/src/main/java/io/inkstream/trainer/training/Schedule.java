package io.inkstream.trainer.training;

import io.inkstream.trainer.recipe.ScheduleSettings;
import io.inkstream.trainer.recipe.ScheduleSettings.Kind;

/** Learning rate as a share of its peak: a linear rise over the first updates, then a curve. */
final class Schedule {

    /** Where one-cycle starts, as a share of the peak. */
    private static final double CYCLE_START = 0.04;

    /**
     * What the plateau curve remembers.
     *
     * @param scale share of the peak it has come down to
     * @param best smallest error so far
     * @param waited epochs since then
     */
    record Plateau(double scale, double best, int waited) {

        static final Plateau START = new Plateau(1, Double.MAX_VALUE, 0);
    }

    private final ScheduleSettings settings;
    private Plateau plateau = Plateau.START;

    Schedule(ScheduleSettings settings) {
        this.settings = settings;
    }

    /**
     * The share of the peak for the next update.
     *
     * @param step updates done
     * @param progress share of the training done, 0 to 1
     */
    double factor(long step, double progress) {
        double p = Math.clamp(progress, 0, 1);
        double curve =
                switch (settings.kind()) {
                    case CONSTANT -> 1;
                    case COSINE -> cosine(1, settings.floor(), p);
                    case ONE_CYCLE -> oneCycle(p);
                    case STEP ->
                            Math.pow(settings.gamma(), Math.floorDiv(step, settings.every()) * 1.0);
                    case EXPONENTIAL ->
                            Math.pow(settings.gamma(), (double) step / settings.every());
                    case PLATEAU -> plateau.scale();
                };
        boolean warming = step < settings.warmUp() && settings.kind() != Kind.ONE_CYCLE;
        return warming ? curve * (step + 1) / settings.warmUp() : curve;
    }

    /** Tells the error of an epoch, which only the plateau curve listens to. */
    void measured(double error) {
        if (error < plateau.best()) {
            plateau = new Plateau(plateau.scale(), error, 0);
        } else if (plateau.waited() + 1 < settings.patience()) {
            plateau = new Plateau(plateau.scale(), plateau.best(), plateau.waited() + 1);
        } else {
            double lower = Math.max(settings.floor(), plateau.scale() * settings.gamma());
            plateau = new Plateau(lower, plateau.best(), 0);
        }
    }

    Plateau plateau() {
        return plateau;
    }

    void restore(Plateau earlier) {
        plateau = earlier;
    }

    private double oneCycle(double p) {
        return p < settings.rise()
                ? cosine(CYCLE_START, 1, p / settings.rise())
                : cosine(1, settings.floor(), (p - settings.rise()) / (1 - settings.rise()));
    }

    /** Half a cosine between two values. */
    private static double cosine(double from, double to, double p) {
        return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * p));
    }
}
