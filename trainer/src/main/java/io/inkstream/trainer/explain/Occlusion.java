package io.inkstream.trainer.explain;

import io.inkstream.recognition.inference.Logits;
import io.inkstream.trainer.dataset.TextLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is lost when a piece of the line is covered with paper: the fall of the log probability of
 * the path, for windows at equal distances (Zeiler, Fergus, "Visualizing and understanding
 * convolutional networks", 2014).
 */
final class Occlusion {

    static final int STEP = 8;

    private static final int WINDOW = 16;
    private static final int TOGETHER = 32;

    private Occlusion() {}

    /** One value per window, the windows {@value #STEP} pixels apart both ways. */
    static float[][] of(OpenedNetwork network, TextLine line, int[] path) {
        int rows = Math.ceilDiv(line.height(), STEP);
        int columns = Math.ceilDiv(line.width(), STEP);
        double whole = logProbability(network.logProbs(List.of(line)).getFirst(), path);
        float[][] lost = new float[rows][columns];
        List<TextLine> covered = new ArrayList<>();
        for (int cell = 0; cell < rows * columns; cell++) {
            covered.add(covered(line, cell % columns, cell / columns));
            if (covered.size() == TOGETHER || cell == rows * columns - 1) {
                List<Logits> answers = network.logProbs(covered);
                int first = cell + 1 - covered.size();
                for (int i = 0; i < answers.size(); i++) {
                    lost[(first + i) / columns][(first + i) % columns] =
                            (float) (whole - logProbability(answers.get(i), path));
                }
                covered.clear();
            }
        }
        return lost;
    }

    private static double logProbability(Logits logits, int[] path) {
        double sum = 0;
        for (int t = 0; t < path.length; t++) {
            sum += logits.at(t, path[t]);
        }
        return sum;
    }

    private static TextLine covered(TextLine line, int column, int row) {
        byte[] pixels = line.pixels().clone();
        int left = Math.max(0, column * STEP + STEP / 2 - WINDOW / 2);
        int right = Math.min(line.width(), left + WINDOW);
        int top = Math.max(0, row * STEP + STEP / 2 - WINDOW / 2);
        int bottom = Math.min(line.height(), top + WINDOW);
        for (int y = top; y < bottom; y++) {
            int row0 = y * line.width();
            Arrays.fill(
                    pixels,
                    (row0 + left) * line.channels(),
                    (row0 + right) * line.channels(),
                    (byte) 255);
        }
        return new TextLine(line.text(), pixels, line.width(), line.height(), line.source());
    }
}
