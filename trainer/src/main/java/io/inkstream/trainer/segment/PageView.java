package io.inkstream.trainer.segment;

import io.inkstream.recognition.finder.FoundLine;
import io.inkstream.trainer.recipe.PageSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Which part of a page picture is seen, and how: enlarged, turned about its middle and bent in a
 * wave across.
 *
 * @param scale pixels seen per pixel of the page picture
 * @param angle radians, clockwise
 * @param centreX middle of what is seen, in the page picture
 * @param size rows and columns seen
 * @param bend height of the wave in pixels seen
 * @param waves of the wave per pixel seen
 * @param phase of the wave
 */
record PageView(
        double scale,
        double angle,
        double centreX,
        double centreY,
        int size,
        double bend,
        double waves,
        double phase) {

    static PageView drawn(
            int width, int height, double usualScale, PageSettings settings, Random random) {
        double scale = usualScale * Math.exp(settings.zoom() * (2 * random.nextDouble() - 1));
        boolean steep = random.nextDouble() < settings.steepShare();
        double degrees = steep ? settings.steepDegrees() : settings.degrees();
        double half = settings.crop() / (2 * scale);
        return new PageView(
                scale,
                Math.toRadians(degrees * (2 * random.nextDouble() - 1)),
                within(width, half, random),
                within(height, half, random),
                settings.crop(),
                settings.bend() * random.nextDouble(),
                (0.3 + 1.2 * random.nextDouble()) / settings.crop(),
                2 * Math.PI * random.nextDouble());
    }

    /** So that what is seen is nearly always page, now and then a little of what lies beyond. */
    private static double within(int length, double half, Random random) {
        double reach = Math.max(0, length / 2.0 - 0.8 * half);
        return length / 2.0 + reach * (2 * random.nextDouble() - 1);
    }

    /** Where in the page picture a pixel seen lies. */
    void toPage(double x, double y, double[] place) {
        double dx = (x - size / 2.0) / scale;
        double dy = (y - wave(x) - size / 2.0) / scale;
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        place[0] = centreX + dx * cosine + dy * sine;
        place[1] = centreY - dx * sine + dy * cosine;
    }

    private double wave(double x) {
        return bend * Math.sin(2 * Math.PI * waves * x + phase);
    }

    /** The lines as they are seen; those far outside are left out. */
    List<FoundLine> seen(List<FoundLine> lines) {
        List<FoundLine> seen = new ArrayList<>();
        for (FoundLine line : lines) {
            FoundLine one = seen(line);
            boolean near = false;
            for (int i = 0; i < one.knots(); i++) {
                near |=
                        one.x()[i] > -size / 4.0
                                && one.x()[i] < 1.25 * size
                                && one.y()[i] > -size / 4.0
                                && one.y()[i] < 1.25 * size;
            }
            if (near) {
                seen.add(one);
            }
        }
        return seen;
    }

    private FoundLine seen(FoundLine line) {
        int knots = line.knots();
        double[] x = new double[knots];
        double[] y = new double[knots];
        double[] above = new double[knots];
        double[] below = new double[knots];
        for (int i = 0; i < knots; i++) {
            double dx = line.x()[i] - centreX;
            double dy = line.y()[i] - centreY;
            x[i] = (dx * Math.cos(angle) - dy * Math.sin(angle)) * scale + size / 2.0;
            y[i] = (dx * Math.sin(angle) + dy * Math.cos(angle)) * scale + size / 2.0 + wave(x[i]);
            above[i] = line.above()[i] * scale;
            below[i] = line.below()[i] * scale;
        }
        return new FoundLine(x, y, above, below);
    }
}
