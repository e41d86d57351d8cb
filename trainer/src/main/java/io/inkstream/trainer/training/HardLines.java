package io.inkstream.trainer.training;

import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.dataset.TextLine;
import io.inkstream.trainer.recipe.ReplaySettings;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Lines whose loss was among the greatest, to be learnt from again. A line leaves when it is
 * replayed and comes back if it is still hard. Decided by the seed and what it was offered alone.
 * Not synchronised.
 */
final class HardLines {

    private static final int REMEMBERED_LOSSES = 1024;
    private static final int ENOUGH_LOSSES = 64;

    private final ReplaySettings settings;
    private final int batchPixels;
    private final long seed;
    private final Deque<TextLine> lines = new ArrayDeque<>();
    private final Deque<Float> losses = new ArrayDeque<>();

    HardLines(ReplaySettings settings, int batchPixels, long seed) {
        this.settings = settings;
        this.batchPixels = batchPixels;
        this.seed = seed;
    }

    /** Keeps the hard ones of a batch that was just learnt from. */
    void offer(LineBatch batch, float[] lossOfLines) {
        if (settings.share() == 0) {
            return;
        }
        double limit = limit();
        for (int n = 0; n < lossOfLines.length; n++) {
            if (lossOfLines[n] > limit) {
                lines.add(batch.lines().get(n));
            }
            losses.add(lossOfLines[n]);
        }
        while (lines.size() > settings.capacity()) {
            lines.remove();
        }
        while (losses.size() > REMEMBERED_LOSSES) {
            losses.remove();
        }
    }

    /** The batch to repeat at this step, when it is time for one and there are enough lines. */
    Optional<LineBatch> due(long step) {
        boolean time =
                Math.floor((step + 1) * settings.share()) > Math.floor(step * settings.share());
        if (!time || lines.isEmpty()) {
            return Optional.empty();
        }
        List<TextLine> waiting = new ArrayList<>(lines);
        TextLine chosen = waiting.get(new Random(seed * 31 + step).nextInt(waiting.size()));
        List<TextLine> batch = alike(waiting, chosen);
        if (batch.size() == waiting.size()) {
            return Optional.empty();
        }
        waiting.removeAll(batch);
        lines.clear();
        lines.addAll(waiting);
        return Optional.of(new LineBatch(batch));
    }

    /** Forgets everything, when another kind of lines begins. */
    void clear() {
        lines.clear();
        losses.clear();
    }

    int size() {
        return lines.size();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(lines.size());
        for (TextLine line : lines) {
            out.writeUTF(line.text());
            out.writeUTF(line.source());
            out.writeInt(line.width());
            out.writeInt(line.height());
            out.write(line.pixels());
        }
        out.writeInt(losses.size());
        for (float loss : losses) {
            out.writeFloat(loss);
        }
    }

    void read(DataInputStream in) throws IOException {
        clear();
        for (int i = in.readInt(); i > 0; i--) {
            String text = in.readUTF();
            String source = in.readUTF();
            int width = in.readInt();
            int height = in.readInt();
            byte[] pixels = in.readNBytes(width * height);
            lines.add(new TextLine(text, pixels, width, height, source));
        }
        for (int i = in.readInt(); i > 0; i--) {
            losses.add(in.readFloat());
        }
    }

    /** The loss above which a line is hard; nothing is before enough lines were seen. */
    private double limit() {
        if (losses.size() < ENOUGH_LOSSES) {
            return Double.POSITIVE_INFINITY;
        }
        double[] sorted = losses.stream().mapToDouble(Float::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) (settings.above() * sorted.length)];
    }

    /** As many lines as a batch holds, of widths near that of the chosen one. */
    private List<TextLine> alike(List<TextLine> waiting, TextLine chosen) {
        List<TextLine> nearest =
                waiting.stream()
                        .sorted(
                                Comparator.comparingInt(
                                        (TextLine line) -> Math.abs(line.width() - chosen.width())))
                        .toList();
        List<TextLine> batch = new ArrayList<>();
        for (TextLine line : nearest) {
            int widest = Math.max(widest(batch), line.width());
            if (!batch.isEmpty() && (batch.size() + 1L) * widest * line.height() > batchPixels) {
                break;
            }
            batch.add(line);
        }
        return batch;
    }

    private static int widest(List<TextLine> lines) {
        return lines.stream().mapToInt(TextLine::width).max().orElse(0);
    }
}
